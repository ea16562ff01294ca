"""The language of a report: sentences of our own in many, and English never called anything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.reader.language import detect_language, language_name

SENTENCES = {
    "en": "The shelling killed two shepherds near the village, residents said.",
    "ar": "قال سكان إن القصف أدى إلى مقتل راعيين قرب القرية بعد منتصف الليل.",
    "fa": "ساکنان گفتند که در این حمله دو چوپان کشته شدند و خانه‌ها ویران شده است.",
    "ur": "مقامی لوگوں نے کہا کہ گاؤں کے قریب حملے میں دو چرواہے ہلاک ہوئے ہیں۔",
    "ps": "د کلي اوسېدونکو وویل چې په برید کې دوه شپانه وژل شوي دي.",
    "he": "תושבים אמרו כי שני רועים נהרגו לפני הזריחה ליד הכפר של המשפחה.",
    "ru": "Жители сообщили, что при обстреле у деревни погибли два пастуха.",
    "uk": "Мешканці повідомили, що під час обстрілу біля села загинули двоє пастухів.",
    "sr": "Мештани су рекли да је у гранатирању код села погинуло двоје људи.",
    "bg": "Жителите съобщиха, че при обстрела край селото са загинали двама овчари.",
    "tr": "Köylüler, bombardımanda iki çobanın öldüğünü ve evlerin yıkıldığını söyledi.",
    "ku": "Gundiyan got ku di topbaranê de du şivan hatin kuştin û xanî hilweşiyan.",
    "fr": "Selon des habitants, deux bergers ont été tués dans le bombardement du village.",
    "es": "Según los vecinos, dos pastores murieron en el bombardeo de la aldea.",
    "pt": "Segundo os moradores, dois pastores foram mortos no bombardeio da aldeia.",
    "it": "Secondo gli abitanti, due pastori sono stati uccisi nel bombardamento del villaggio.",
    "de": "Nach Angaben der Bewohner wurden bei dem Beschuss zwei Hirten getötet.",
    "nl": "Volgens bewoners zijn bij de beschieting van het dorp twee herders gedood.",
    "pl": "Według mieszkańców w ostrzale wioski zginęło dwóch pasterzy.",
    "sv": "Enligt invånarna dödades två herdar när byn besköts på natten.",
    "hu": "A lakosok szerint két pásztor meghalt a falu elleni támadásban, és egy ház is leégett.",
    "id": "Menurut warga, dua penggembala tewas dalam serangan yang terjadi di desa itu.",
    "so": "Dadka deegaanka ayaa sheegay in laba qof ay ku dhinteen duqaynta tuulada.",
    "sw": "Wakazi walisema kuwa watu wawili waliuawa katika shambulio la kijiji.",
    "el": "Σύμφωνα με κατοίκους, δύο βοσκοί σκοτώθηκαν από τους βομβαρδισμούς.",
    "zh": "居民说,炮击造成村庄附近两名牧羊人死亡。",
    "ja": "住民によると、村の近くで砲撃があり、羊飼い二人が死亡した。",
    "ko": "주민들은 마을 근처 포격으로 목동 두 명이 숨졌다고 말했다.",
    "hi": "निवासियों ने कहा कि गाँव के पास गोलाबारी में दो चरवाहे मारे गए हैं।",
    "am": "ነዋሪዎች እንደ ተናገሩት በመንደሩ አቅራቢያ ሁለት እረኞች ተገድለዋል እና ቤቶች ወድመዋል።",
    "ti": "ኣብ ጥቓ እቲ ዓዲ ክልተ ጓሶት ከም ዝተቐትሉ ነበርቲ ተዛሪቦም እዮም።",
    "hy": "Բնակիչները հայտնել են, որ երկու հովիվ է զոհվել:",
    "ka": "მოსახლეობის თქმით, სოფელთან ორი მწყემსი დაიღუპა.",
    "vi": "Theo người dân, hai người chăn cừu đã thiệt mạng trong trận pháo kích của làng.",
}
ENGLISH = (
    "TWO SOLDIERS WERE KILLED BY A MINE NEAR THE BRIDGE, THE ARMY SAID.",
    "Three strikes engaged two tactical units and destroyed a vehicle.",
    "Near Al Bukamal, two strikes destroyed an oil tanker.",
    "Ahmad al-Khalil and Umm Omar were buried in Deir ez-Zor on Friday.",
    "“We have no comment,” the spokesman said.",
    "The newspaper Al-Hayat (الحياة) and the agency SANA (سانا) reported it.",
    "General José Muñoz denied that his men had fired on São Tomé de Cima.",
    "The Front de Libération de la Vallée said it had fired the rockets.",
)


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_sentence_is_told(code: str, sentence: str) -> None:
    """One sentence of our own is enough to tell its language."""
    assert detect_language(sentence) == code


@pytest.mark.parametrize("sentence", ENGLISH)
def test_english_is_called_english(sentence: str) -> None:
    """Wire copy in upper case, terse statements and foreign names are English all the same."""
    assert detect_language(sentence) == "en"
    assert detect_language(sentence.upper()) == "en"


def test_arabic_words_in_an_english_report_do_not_turn_it() -> None:
    """A report is in the language of most of its letters."""
    text = SENTENCES["en"] * 3 + SENTENCES["ar"]
    assert detect_language(text) == "en"
    assert detect_language(SENTENCES["ar"] * 3 + SENTENCES["en"]) == "ar"


@pytest.mark.parametrize("text", ["", " \n", "12 345 (6)", "😀😀", "\x00\x01", "Raqqa Tabqa Mosul Homs"])
def test_nothing_telling_gives_none(text: str) -> None:
    """Figures, signs and bare names say nothing of the language."""
    assert detect_language(text) is None


def test_names() -> None:
    """Messages name languages in English; an unknown code stands for itself."""
    assert language_name("ar") == "Arabic"
    assert language_name("xx") == "xx"


@given(st.text())
def test_any_text_gives_a_code_or_none(text: str) -> None:
    """No text is too strange to be looked at."""
    code = detect_language(text)
    assert code is None or len(code) == 2


@pytest.mark.corpora
@pytest.mark.parametrize("name", ["muc4/dev", "meantime/all", "polnear/dev", "re3d/dev", "gum/dev", "geovirus/all"])
def test_corpora_are_english(corpora: Path, name: str) -> None:
    """Every English document of the corpora is called English, upper-case wire copy among them."""
    rows = (corpora / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = [row for row in rows if detect_language(json.loads(row)["text"]) != "en"]
    assert len(wrong) == 0
