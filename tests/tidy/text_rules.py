"""Rules about the catalog's texts: each key that code can say has a text, each text has somebody who says it, and
both languages say the same.

A key is a string of code with points in it: "store.full". A text is a string; an object with forms of number; or,
of a fault, an object that says what is safe, what happened and what comes next.
"""

import json
import re

LANGUAGES = ("en", "zh-CN")
# Of the product, and of the gallery of its widgets.
TEXTS = ("core/catalog/texts/", "shell/gallery/catalog/texts/")
CODE_FOLDERS = ("core/", "sync/", "shell/", "web/")
# Every text of this part is a fault, or one of the sentences that faults share.
FAULTS = ".errors.json"
SHARED_SENTENCE = re.compile(r"fault\.(safe|next)\.")
PARTS_OF_A_FAULT = {"safe", "happened", "next"}
# Whoever fails there is heard by a person.
FAULTY_FOLDERS = ("sync/client/", "sync/store/", "shell/", "web/js/")

KEY = re.compile(r'"@?([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)"')
# A key whose end is put together when the program runs: "app.weekday." and a number.
BEGINNING_OF_KEY = re.compile(r'"([a-z][a-z0-9_.]*\.)"')
# Names of files look like keys.
FILE_NAME = re.compile(r"\.(sqlite3|json|js|html|css|csv|wasm|webmanifest)$")


def is_code(path):
    return path.startswith(CODE_FOLDERS) and path.endswith((".cpp", ".hpp", ".js"))


def is_data(path):
    return path.startswith("core/catalog/") and path.endswith(".json") and not path.startswith(TEXTS)


def texts_with_paths(tree, language):
    """Key to the file that has its text, and the text as it stands there."""
    texts = {}
    for path, text in sorted(tree.items()):
        if path.startswith(tuple(folder + language + "." for folder in TEXTS)):
            texts.update((key, (path, value)) for key, value in json.loads(text).items())
    return texts


def texts_of(tree, language):
    """Key to the file that has its text."""
    return {key: path for key, (path, _) in texts_with_paths(tree, language).items()}


def sentences(text):
    """All that a text says: itself, its forms, or what a fault does not share with others."""
    parts = [part for name, part in text.items() if name != "counted"] if isinstance(text, dict) else [text]
    return [part for part in parts if not part.startswith("@")]


def holes(text):
    """The {names} a text asks for; a form for one number may leave its number out."""
    if isinstance(text, dict) and "other" in text:
        text = text["other"]
    return set(re.findall(r"{([^{}]*)}", " ".join(sentences(text))))


def policy_keys(tree):
    """Keys of numbers that organisations set; they are looked up and not said, and their names have texts."""
    return set(re.findall(r'"key": *"([^"]+)"', tree.get("core/catalog/policies.json", "")))


def code_lines(tree):
    for path, text in sorted(tree.items()):
        if is_code(path):
            for number, line in enumerate(text.splitlines(), 1):
                if not line.lstrip().startswith(("//", "#include")):
                    yield path, number, line


def every_key_has_texts(tree):
    texts = {language: texts_of(tree, language) for language in LANGUAGES}
    policies = policy_keys(tree)
    told = set()
    for path, number, line in code_lines(tree):
        for key in KEY.findall(line):
            if key in told or key in policies or FILE_NAME.search(key):
                continue
            for language in LANGUAGES:
                if key not in texts[language]:
                    told.add(key)
                    yield f'{path}:{number}: "{key}" has no text in {language}'


def every_text_has_a_use(tree):
    said, beginnings = set(), set()
    for path, text in tree.items():
        if path.startswith(TEXTS):
            said.update(re.findall(r'"@([a-z0-9_.]+)"', text))
        elif is_code(path) or is_data(path):
            said.update(KEY.findall(text))
            beginnings.update(BEGINNING_OF_KEY.findall(text))
    said.update("policy." + key for key in policy_keys(tree))
    beginnings -= {"policy.", "sync."}  # Only ever put before the key of a policy; asked for, not said.
    for language in LANGUAGES:
        for key, path in sorted(texts_of(tree, language).items()):
            if key not in said and not any(key.startswith(beginning) for beginning in beginnings):
                yield f'{path}:1: nobody says "{key}"'


HAN = re.compile(r"[\u3400-\u9fff]")
LETTERS = re.compile(r"[^\W\d_]")
HOLE = re.compile(r"{[^{}]*}")
# A language is called by its own name; made-up people have names of their own, a page shows many scripts, and keys
# are called as they stand on the keyboard.
LANGUAGE_NAMES = ("中文", "English")
IN_ANY_LANGUAGE = re.compile(r"^gallery\.(sample|text|tree\.unit)\.|^app\.keys\.\w+_keys$")
# Holes that are filled with a number of things.
COUNTS = {"count", "days", "digits", "max", "hours", "minutes", "seconds"}


def texts_are_translated(tree):
    """English has Chinese words only as names among its own, and Chinese is not the English text again."""
    chinese = texts_with_paths(tree, "zh-CN")
    for key, (path, english) in sorted(texts_with_paths(tree, "en").items()):
        if IN_ANY_LANGUAGE.search(key) or english in LANGUAGE_NAMES:
            continue
        words = HOLE.sub("", " ".join(sentences(english)))
        if HAN.search(words) and not re.search(r"[A-Za-z]{2}", words):
            yield f'{path}:1: "{key}" is Chinese'
        elif key in chinese:
            chinese_path, text = chinese[key]
            if text == english and LETTERS.search(words) and not is_symbol(words):
                yield f'{chinese_path}:1: "{key}" is English'


def is_symbol(words):
    """A grade, an abbreviation, the name of a norm: one word in capitals or a single letter."""
    return re.fullmatch(r"[^\w]*[A-Z0-9+-]{1,5}[^\w]*", words) is not None


def languages_say_the_same(tree):
    """Each key is in every language, asks for the same values, and is a fault everywhere or nowhere."""
    texts = {language: texts_with_paths(tree, language) for language in LANGUAGES}
    for language in LANGUAGES:
        for key, (path, text) in sorted(texts[language].items()):
            for other in LANGUAGES:
                if key not in texts[other]:
                    yield f'{path}:1: "{key}" has no text in {other}'
                elif language < other:
                    translated = texts[other][key][1]
                    if holes(text) != holes(translated):
                        yield f'{path}:1: "{key}" asks for other values than in {other}'
                    if is_fault(text) != is_fault(translated):
                        yield f'{path}:1: "{key}" is a fault in one language only'


def english_counts(tree):
    """Where an English noun follows a number, there is a form for one of it."""
    noun = re.compile(r"{(\w+)} [a-z]+s\b")
    for key, (path, text) in sorted(texts_with_paths(tree, "en").items()):
        if isinstance(text, dict) and "one" in text:
            continue
        for sentence in sentences(text):
            for name in noun.findall(sentence):
                if name in COUNTS:
                    yield f'{path}:1: "{key}" has one form for every number of {{{name}}}'


def is_fault(text):
    return isinstance(text, dict) and set(text) == PARTS_OF_A_FAULT


def faults_have_three_parts(tree):
    """What is safe, what happened, what comes next; whole sentences, and the last two do not say the same."""
    for language in LANGUAGES:
        texts = texts_with_paths(tree, language)
        for key, (path, text) in sorted(texts.items()):
            if isinstance(text, dict) and "happened" in text or path.endswith(FAULTS) and not SHARED_SENTENCE.match(key):
                if not is_fault(text):
                    yield f'{path}:1: "{key}" does not say what is safe, what happened and what comes next'
                elif len({*text.values()}) < len(PARTS_OF_A_FAULT):
                    yield f'{path}:1: "{key}" says the same twice'
                for sentence in sentences(text):
                    if not sentence.endswith((".", "。")):
                        yield f'{path}:1: "{key}": "{sentence}" is no whole sentence'


def failures_are_faults(tree):
    """A key that code fails with, where a person hears of it, has the words of a fault."""
    failing = re.compile(r'\b(?:failure|fault|Fault|Error)[({].*"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)"')
    texts = texts_with_paths(tree, "en")
    for path, number, line in code_lines(tree):
        match = failing.search(line)
        if match and path.startswith(FAULTY_FOLDERS) and match[1] in texts and not is_fault(texts[match[1]][1]):
            yield f'{path}:{number}: "{match[1]}" has not the words of a fault'
