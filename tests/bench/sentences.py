"""French sentences of varied length for the benchmark: put together by chance, the same for the same seed."""

from __future__ import annotations

from random import Random

WHO = (
    "L'équipe", "La direction", "Le collègue pair", "La collègue paire", "Le guide", "Chaque structure",
    "La personne accueillie", "Le conseil de vie sociale", "Une cheffe de service", "La personne référente",
    "Le binôme", "Un travailleur social", "La réunion du lundi", "Cette formation", "La fédération",
)
DOES = (
    "demande", "prévoit", "apporte", "raconte", "défend", "prépare", "invente", "partage", "relit", "accueille",
    "questionne", "accompagne", "redonne", "organise", "protège", "fait exister",
)
WHAT = (
    "du temps pour se parler", "une place reconnue", "un regard différent sur le quotidien", "des missions écrites",
    "le droit de se tromper", "un cadre clair dès l'embauche", "une écoute sans jugement", "la confiance de tous",
    "des savoirs tirés de l'expérience", "un temps de travail suffisant", "une formation courte",
    "la parole des personnes concernées", "un accueil préparé à plusieurs", "un salaire décent",
    "l'envie d'essayer autrement", "un bilan après six mois", "des règles de confidentialité partagées",
)
WHERE = (
    "en réunion d'équipe", "dans un centre d'hébergement", "à l'accueil de jour", "pendant les permanences",
    "au moment du repas", "avec les partenaires du quartier", "lors des visites à domicile", "sur le terrain",
    "entre deux rendez-vous", "dans les écoles de travail social", "au sein du service", "à l'échelle du département",
)
WHEN = (
    "dès le premier mois", "avant le recrutement", "chaque semaine", "une fois par trimestre", "depuis deux ans",
    "quand la charge augmente", "après chaque absence", "à la fin de l'année", "le jour de l'arrivée", "sans attendre",
)
WHY = (
    "pour que personne ne reste seul", "parce que le métier est encore jeune", "afin de tenir dans la durée",
    "car rien ne remplace une rencontre", "pour éviter les malentendus", "parce que cela change les pratiques",
    "sans quoi la fatigue s'installe", "pour que chacun sache qui fait quoi", "même si le budget reste serré",
)
SHORT = (
    "Les pairs ne tiennent pas.", "Ce n'est pas un métier.", "Le vécu suffit.", "Tout le monde est pair.",
    "Chacun sa place.", "On n'a pas le temps.", "C'est une mode, rien de plus.", "Il faut un diplôme.",
)
ASKED = (
    "Et ici, qui en parle", "Que ferions-nous à deux", "Que manque-t-il pour commencer", "Qui peut aider",
    "Que changerait une heure par semaine", "Comment le dire à l'équipe", "À quoi verrait-on que cela marche",
)
TO_DO = (
    "Lire la consigne", "Former les groupes", "Distribuer les cartes", "Noter les idées au mur",
    "Faire circuler la parole", "Reformuler",
    "Relancer par une question", "Annoncer la suite", "Ranger les feuilles", "Regarder l'heure",
)


class Teller:
    """Says one sentence after the other; the same seed says the same."""

    def __init__(self, seed: str):
        self.chance = Random(seed)

    def pick(self, phrases: tuple[str, ...]) -> str:
        return self.chance.choice(phrases)

    def sentence(self, ends: int = 0) -> str:
        """Someone does something; `ends` of where, when and why, in that order, say more of it."""
        chosen = sorted(self.chance.sample(range(3), ends))
        return " ".join([self.pick(WHO), self.pick(DOES), self.pick(WHAT),
                         *(self.pick((WHERE, WHEN, WHY)[end]) for end in chosen)]) + "."

    def claim(self) -> str:
        """3 to 25 words, as people say them."""
        if self.chance.random() < 0.2:
            return self.pick(SHORT)
        return self.sentence(self.chance.choice((0, 0, 1, 1, 2, 3)))

    def answer(self, least: int, most: int) -> str:
        """Whole sentences, at least one, of between so many words and so many in all, or nearly."""
        said, wanted = self.sentence(), self.chance.randint(least, most)
        while True:
            more = f"{said} {self.sentence(self.chance.randrange(3))}"
            if len(more.split()) > wanted:
                return said
            said = more

    def question(self) -> str:
        return f"{self.pick(ASKED)} {self.pick(WHEN)} ?"

    def instruction(self) -> str:
        return f"{self.pick(TO_DO)}, {self.pick(WHERE)}, {self.pick(WHY)}."
