"""Every address of the page: what is looked at is only read, what is asked for is posted and then looked at."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from mimetypes import guess_type

from flask import Flask, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException, NotFound

from kit.web import assets, words
from kit.web.counter import Counter
from kit.web.safety import FIELD, Gate, seal
from kit.web.studio import Studio

UPLOAD = 8 * 1024 * 1024  # bytes of a request: a logo, and what is typed
PATIENCE = 15.0  # seconds that a question about changes waits for one
WIDTHS = {"petite": 360, "grande": 1100}  # pixels of a picture, by what it is called in its address
_PNG = "image/png"


def make_app(studio: Studio, gate: Gate, told: Callable[[Exception], None]) -> Flask:
    """The page as a WSGI application."""
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=UPLOAD, MAX_FORM_PARTS=50)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.filters.update(words.FILTERS)
    app.jinja_env.globals.update(words.GLOBALS, length=studio.words.length, word=gate.word, word_field=FIELD)
    app.before_request(lambda: gate.check(request))
    app.after_request(seal)
    app.register_error_handler(Exception, lambda error: _failed(error, told))
    counter = Counter(studio)
    _add_shelf(app, counter)
    _add_workshop(app, counter)
    _add_files(app, counter)
    _add_assets(app)
    return app


def _failed(error: Exception, told: Callable[[Exception], None]) -> tuple[str, int]:
    """A page that says in a sentence why there is none; an error of the program is told to who started it."""
    if not isinstance(error, HTTPException):
        told(error)
    code = error.code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    return render_template("refused.html", sentence=words.refusal(code), code=code), code


def _add_shelf(app: Flask, counter: Counter) -> None:
    @app.get("/")
    def shelf() -> str:
        return render_template("shelf.html", version=counter.studio.version, shelf=counter.studio.shelf())

    @app.get("/atelier/<name>/couverture")
    def cover(name: str) -> Response:
        try:
            return Response(counter.studio.cover(counter.shelved(name).name), mimetype=_PNG)
        except LookupError:
            raise NotFound from None

    @app.get("/changements/<int:since>")
    def changes(since: int) -> Response:
        return jsonify(version=counter.studio.changed(since, PATIENCE))


def _add_workshop(app: Flask, counter: Counter) -> None:
    @app.get("/atelier/<name>")
    def workshop(name: str) -> str:
        return render_template("workshop.html", **counter.view(name, _minutes()))

    @app.get("/atelier/<name>/deroule")
    def agenda(name: str) -> str:
        return render_template("agenda.html", **counter.outlook(name, _minutes()))

    @app.get("/atelier/<name>/avancement")
    def progress(name: str) -> Response:
        done = counter.asked(name).done
        return jsonify(dict(zip(("done", "of", "title"), done, strict=True)) if done else {})

    @app.post("/atelier/<name>")
    def ask(name: str) -> Response:
        logo = request.files.get("logo")
        counter.ask(name, request.form, logo.read() if logo else b"")
        return redirect(url_for("workshop", name=name), HTTPStatus.SEE_OTHER)


def _minutes() -> int | None:
    """The length that the slider asks for: the number beside it where that was changed, else the slider's own."""
    number, was, slid = (request.args.get(key, type=int) for key in ("minutes", "avant", "curseur"))
    return slid if slid is not None and number in (None, was) else number


def _add_files(app: Flask, counter: Counter) -> None:
    @app.get("/atelier/<name>/fichier/<ident>")
    def file(name: str, ident: str) -> str:
        return render_template("file.html", **counter.leaf(name, ident))

    @app.get("/atelier/<name>/fichier/<ident>/page/<int:number>/<size>")
    def picture(name: str, ident: str, number: int, size: str) -> Response:
        found = counter.file(name, ident)
        if size not in WIDTHS or not 1 <= number <= found.pages:
            raise NotFound
        return Response(counter.studio.page(name, found.id, number, WIDTHS[size]), mimetype=_PNG)

    @app.get("/atelier/<name>/fichier/<ident>/telecharger")
    def download(name: str, ident: str) -> Response:
        found = counter.file(name, ident)
        return _attached(counter.studio.pdf(name, found.id), found.name)

    @app.get("/atelier/<name>/dossier")
    def pack(name: str) -> Response:
        counter.build(name)
        return _attached(counter.studio.zip(name), f"{name}.zip")


def _attached(content: bytes, name: str) -> Response:
    answer = Response(content, mimetype=guess_type(name)[0] or "application/octet-stream")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _add_assets(app: Flask) -> None:
    held = assets.load()

    @app.get("/habit/<name>")
    def asset(name: str) -> Response:
        if name not in held:
            raise NotFound
        return Response(held[name].content, mimetype=held[name].kind)
