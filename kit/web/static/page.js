// What makes the page livelier where scripts run. Without them, every form and link does the same, one page at a time.
"use strict";

const say = document.body.dataset;
const news = document.getElementById("news");
const PACE = 250; // ms between two looks at how far the work is
let version = Number(say.version);
let busy = false;

// `aside`: for those who listen; those who look see it happen.
function tell(sentence, aside = false) {
  news.classList.toggle("away", aside);
  news.textContent = sentence;
  clearTimeout(tell.later);
  tell.later = setTimeout(() => { news.textContent = ""; }, 8000);
}

// --- one page takes the place of another, piece by piece ------------------------------------------------------------

// Only what differs is put in place, so that pictures do not flicker, and what is being read or filled in stays.
function renew(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  const parts = (node) => [...node.children].map((child) => child.id || child.tagName).join();
  const nested = old.children.length && parts(old) === parts(fresh) && old.querySelector(":scope [data-part]");
  if (nested) {
    const pairs = [...old.children].map((child, n) => [child, fresh.children[n]]); // before any of them moves over
    pairs.forEach(([child, other]) => renew(child, other));
  } else {
    old.replaceWith(fresh);
  }
}

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const [focused, top] = [document.activeElement, window.scrollY];
  for (const old of document.querySelectorAll("details[open][id]")) {
    const one = fresh.getElementById(old.id);
    if (one) one.open = true;
  }
  const typed = keepTyped();
  for (const part of document.querySelectorAll("main > [data-part], main > .desk [data-part]")) {
    const other = part.isConnected && fresh.getElementById(part.id);
    if (other) renew(part, other);
  }
  giveBack(typed);
  if (focused && focused.id && !focused.isConnected) {
    const one = document.getElementById(focused.id);
    if (one) one.focus({ preventScroll: true });
  }
  window.scrollTo(0, top);
  version = Number(fresh.body.dataset.version) || version;
  document.title = fresh.title;
  dress();
  const slider = document.getElementById("slider");
  if (slider && busy) slider.form.reset();
  else if (slider && slider.value !== slider.defaultValue) slider.dispatchEvent(new Event("input"));
}

// What was typed and not sent yet outlives a change of files; what was just sent is shown as it was understood.
function keepTyped() {
  if (busy) return [];
  const changed = (one) => one.id && one.type !== "hidden" && one.type !== "range" && (
    one.tagName === "SELECT" ? ![...one.options].every((o) => o.selected === o.defaultSelected)
      : one.type === "file" ? one.files.length : one.value !== one.defaultValue);
  return [...document.querySelectorAll("#asking input, #asking select")].filter(changed);
}

function giveBack(typed) {
  for (const old of typed) {
    const now = document.getElementById(old.id);
    if (!now || now === old) continue;
    if (old.type === "file") now.replaceWith(old);
    else now.value = old.value;
  }
}

// --- asking for a pack ----------------------------------------------------------------------------------------------

async function build(form) {
  if (busy) return;
  busy = true;
  const shown = document.querySelector(".progress");
  const watch = follow(form.dataset.build, shown);
  document.body.classList.add("busy");
  tell(say.sayWorking, true);
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    show(await answer.text());
    const wrong = document.getElementById("misfits") || document.getElementById("to-mend");
    if (wrong) wrong.focus(); // which is read out
    else tell(say.sayReady);
  } catch {
    tell(say.sayFailed);
  } finally {
    clearInterval(watch);
    busy = false;
    document.body.classList.remove("busy");
    shown.hidden = true;
  }
}

function follow(address, shown) {
  const [bar, doing] = [shown.querySelector("progress"), shown.querySelector(".doing")];
  bar.removeAttribute("value");
  doing.textContent = "";
  shown.hidden = false;
  return setInterval(async () => {
    const { done, of, title } = await fetch(address).then((answer) => answer.json()).catch(() => ({}));
    if (!of) return;
    [bar.max, bar.value, doing.textContent] = [of, done, title];
  }, PACE);
}

// --- the slider -----------------------------------------------------------------------------------------------------

function slide(form) {
  const [slider, number, said] = ["slider", "number", "slid"].map((id) => document.getElementById(id));
  let later;
  const look = (from, to) => {
    if (!from.value) return;
    to.value = from.value;
    clearTimeout(later);
    later = setTimeout(async () => {
      const asked = await fetch(`${form.dataset.slide}?minutes=${from.value}`);
      if (!asked.ok) return;
      const agenda = document.getElementById("agenda");
      agenda.innerHTML = await asked.text();
      said.textContent = agenda.querySelector("[data-length]")?.dataset.length ?? said.textContent;
      slider.setAttribute("aria-valuetext", said.textContent);
      tell(`${said.textContent}. ${agenda.querySelector(".gives")?.textContent.trim() ?? ""}`, true);
      dress();
    }, 120);
  };
  slider.addEventListener("input", () => look(slider, number));
  number.addEventListener("input", () => look(number, slider));
  form.addEventListener("submit", (event) => { event.preventDefault(); look(number, slider); });
}

// --- what changes on disk -------------------------------------------------------------------------------------------

async function listen() {
  for (let lost = false; ; ) {
    try {
      if (document.hidden) await new Promise((seen) => document.addEventListener("visibilitychange", seen, { once: true }));
      const now = (await (await fetch(say.changes + version)).json()).version;
      lost = false;
      if (now === version || busy) { version = busy ? now : version; continue; }
      version = now;
      const before = document.getElementById("to-mend");
      show(await (await fetch(location.href)).text());
      const after = document.getElementById("to-mend");
      tell(after && !before ? say.sayErrors : say.sayChanged);
    } catch {
      if (!lost) tell(say.sayFailed);
      lost = true;
      await new Promise((rest) => setTimeout(rest, 3000));
    }
  }
}

// --- every form of the page, once -----------------------------------------------------------------------------------

const dressed = new WeakSet();

function dress() {
  for (const form of document.querySelectorAll("form[data-build], form[data-slide]")) {
    if (dressed.has(form)) continue;
    dressed.add(form);
    if (form.dataset.slide) slide(form);
    else form.addEventListener("submit", (event) => { event.preventDefault(); send(form); });
  }
}

// A length kept from the slider goes with all else that was typed meanwhile.
function send(form) {
  const whole = document.querySelector("#asking form");
  if (form.hasAttribute("data-keep") && whole) {
    whole.elements.duration.value = form.elements.duration.value;
    build(whole);
  } else {
    build(form);
  }
}

dress();
if (document.querySelector("[data-at-once]")) build(document.querySelector("#asking form"));
if (say.version) listen();
