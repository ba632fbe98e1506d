"""Rules about the catalog's texts: each key that code can say has a text, each text has somebody who says it.

A key is a string of code with points in it: "store.full". Faults may have words of their own on the screen,
under "app.fault." and the key.
"""

import json
import re

LANGUAGES = ("en", "zh-CN")
# Of the product, and of the gallery of its widgets.
TEXTS = ("core/catalog/texts/", "shell/gallery/catalog/texts/")
CODE_FOLDERS = ("core/", "sync/", "shell/", "web/")
FAULT_ON_SCREEN = "app.fault."

KEY = re.compile(r'"@?([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)"')
# A key whose end is put together when the program runs: "app.weekday." and a number.
BEGINNING_OF_KEY = re.compile(r'"([a-z][a-z0-9_.]*\.)"')
# Names of files look like keys.
FILE_NAME = re.compile(r"\.(sqlite3|json|js|html|css|csv|wasm|webmanifest)$")


def is_code(path):
    return path.startswith(CODE_FOLDERS) and path.endswith((".cpp", ".hpp", ".js"))


def is_data(path):
    return path.startswith("core/catalog/") and path.endswith(".json") and not path.startswith(TEXTS)


def texts_of(tree, language):
    """Key to the file that has its text."""
    texts = {}
    for path, text in sorted(tree.items()):
        if path.startswith(tuple(folder + language + "." for folder in TEXTS)):
            texts.update((key, path) for key in json.loads(text))
    return texts


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
                if key not in texts[language] and FAULT_ON_SCREEN + key not in texts[language]:
                    told.add(key)
                    yield f'{path}:{number}: "{key}" has no text in {language}'


def every_text_has_a_use(tree):
    said, beginnings = set(), set()
    for path, text in tree.items():
        if is_code(path) or is_data(path):
            said.update(KEY.findall(text))
            beginnings.update(BEGINNING_OF_KEY.findall(text))
    said.update("policy." + key for key in policy_keys(tree))
    beginnings -= {"policy.", "sync."}  # Only ever put before the key of a policy; asked for, not said.
    for language in LANGUAGES:
        for key, path in sorted(texts_of(tree, language).items()):
            plain = key.removeprefix(FAULT_ON_SCREEN)
            if key in said or (plain != key and plain in said):
                continue
            if not any(key.startswith(beginning) for beginning in beginnings - {FAULT_ON_SCREEN}):
                yield f'{path}:1: nobody says "{key}"'
