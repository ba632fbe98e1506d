"""The rules of the tree. Each takes the tree, a dict of path to text, and yields its findings.

A finding is "path:line: what is wrong". The rules know no file of the project by name; they are tried on
planted trees in tidy_test.py, which also runs them on the real one.
"""

import json
import pathlib
import posixpath
import re

FILE_BYTES_MAX = 300_000
SOURCE_LINES_MAX = 600
PAGE_LINES_MAX = 80

# Which folder may include which. The longest matching folder decides.
MAY_INCLUDE = {
    "core": ["core"],
    "sync/protocol": ["core", "sync/protocol"],
    "sync/store": ["core", "sync/protocol", "sync/store"],
    "sync/client": ["core", "sync/protocol", "sync/store", "sync/client"],
    "sync/server": ["core", "sync/protocol", "sync/store", "sync/server"],
    "shell": ["core", "sync/protocol", "sync/store", "sync/client", "shell"],
    "tests": ["core", "sync", "shell", "tests"],
}

# Library headers that only these folders may include.
ONLY_IN = {
    r"sqlite3\.h": ["sync/server/store", "tests"],
    r"boost/.*": ["sync/server", "tests"],
    r"openssl/.*|sodium\.h|spdlog/.*|CLI/.*|brotli/.*|zlib\.h": ["sync/server", "tests"],
    r"imgui.*|imstb.*|misc/freetype/.*": ["shell", "tests/shell", "tests/support"],
    r"emscripten.*|GLES.*": ["shell/platform/web"],
    r"gtest/.*|gmock/.*": ["tests"],
}

# What core must not know of: files, clocks, random numbers, threads, the browser.
FOREIGN_TO_CORE = re.compile(
    r"#include <(fstream|filesystem|thread|mutex|shared_mutex|future|random|iostream|condition_variable)>"
    r"|\b(system_clock|steady_clock|high_resolution_clock|random_device|getenv|__EMSCRIPTEN__)\b"
)

SOURCE_FOLDERS = ("core/", "sync/", "shell/", "tests/")
TEXT_FOLDERS = ("shell/", "sync/")
# Lists that come from outside, and those the demo makes, name their columns and values in Chinese: that is
# their format.
FORMAT_FOLDERS = ("sync/server/import/", "sync/server/demo/")
# What a keyboard and HTTP call things.
NAMES_NOT_TEXTS = re.compile(
    r"(Ctrl\+|Shift\+)?(Tab|Shift|Enter|Escape|Home|End|Delete|Backspace|Space)"
    r"|(Accept|Allow|Authorization|Bearer|Cache-Control|Connection|Expect|Host|Origin|Vary)(: .*)?"
)


def lines_of(tree, wanted):
    for path, text in sorted(tree.items()):
        if wanted(path):
            for number, line in enumerate(text.splitlines(), 1):
                yield path, number, line


def is_cpp(path):
    return path.endswith((".cpp", ".hpp"))


def under(path, folder):
    return path == folder or path.startswith(folder + "/")


def includes_point_one_way(tree):
    include = re.compile(r'\s*#\s*include\s+"([^"]+)"')
    for path, number, line in lines_of(tree, is_cpp):
        match = include.match(line)
        if not match:
            continue
        target = match[1]
        if any(re.fullmatch(library, target) for library in ONLY_IN):
            continue
        folder = max((f for f in MAY_INCLUDE if under(path, f)), key=len, default=None)
        if not any(under(target, top) for top in ("core", "sync", "shell", "tests")):
            yield f'{path}:{number}: "{target}" is not written from the root of the project'
        elif target not in tree and not pathlib.PurePosixPath(target).name.startswith("generated_"):
            yield f'{path}:{number}: "{target}" does not exist'
        elif folder and not any(under(target, allowed) for allowed in MAY_INCLUDE[folder]):
            yield f"{path}:{number}: {folder} must not include {target}"


def libraries_stay_where_they_belong(tree):
    include = re.compile(r'\s*#\s*include\s+[<"]([^>"]+)[>"]')
    for path, number, line in lines_of(tree, is_cpp):
        match = include.match(line)
        for pattern, folders in ONLY_IN.items():
            if match and re.fullmatch(pattern, match[1]) and not any(under(path, f) for f in folders):
                yield f"{path}:{number}: <{match[1]}> belongs to {' and '.join(folders)}"
        if "__EMSCRIPTEN__" in line and not under(path, "shell/platform"):
            yield f"{path}:{number}: the platform is known only in shell/platform"


def core_is_pure(tree):
    for path, number, line in lines_of(tree, lambda p: is_cpp(p) and under(p, "core")):
        code = line.split("//")[0]
        match = FOREIGN_TO_CORE.search(code)
        if match:
            yield f"{path}:{number}: core does not know of {match[1] or match[2]}"


def words_of_cmake(path, text):
    """The words of a CMakeLists.txt, with `set` variables of one value and the source folders filled in."""
    folder = str(pathlib.PurePosixPath(path).parent)
    text = re.sub(r"#.*", "", text)
    values = {"PROJECT_SOURCE_DIR": "", "CMAKE_CURRENT_SOURCE_DIR": "/" + folder}
    values.update(re.findall(r"\bset\((\w+)\s+([^\s()]+)\)", text))
    for _ in range(3):
        text = re.sub(r"\$\{(\w+)\}", lambda m: values.get(m[1], m[0]), text)
    for word in text.replace("(", " ").replace(")", " ").split():
        # Absolute here means from the root of the project.
        yield posixpath.normpath(posixpath.join("/" + folder, word)).lstrip("/")


def every_source_is_built(tree):
    built = set()
    for path, text in tree.items():
        if pathlib.PurePosixPath(path).name == "CMakeLists.txt":
            built.update(words_of_cmake(path, text))
    for path in sorted(tree):
        if path.endswith(".cpp") and path.startswith(SOURCE_FOLDERS) and path not in built:
            yield f"{path}:1: no CMakeLists.txt builds it"


def every_build_folder_is_reached(tree):
    reached = {"."}
    call = re.compile(r"add_subdirectory\(\s*([^\s)]+)")
    for path, text in tree.items():
        if pathlib.PurePosixPath(path).name == "CMakeLists.txt":
            folder = pathlib.PurePosixPath(path).parent
            reached.update(str(folder / name) for name in call.findall(re.sub(r"#.*", "", text)))
    for path in sorted(tree):
        folder = str(pathlib.PurePosixPath(path).parent)
        if pathlib.PurePosixPath(path).name == "CMakeLists.txt" and folder not in reached:
            yield f"{path}:1: no folder above adds it"


def every_script_test_is_run(tree):
    """By its name or a pattern in a script of package.json, or by a run.mjs there that lists its folder."""
    scripts = " ".join(json.loads(tree.get("package.json", "{}")).get("scripts", {}).values()).split()
    for path in sorted(tree):
        folder = posixpath.dirname(path)
        if path.endswith("_test.mjs") and not {path, folder + "/*_test.mjs", folder + "/run.mjs"} & set(scripts):
            yield f"{path}:1: no script of package.json runs it"


def code_holds_no_texts(tree):
    literal = re.compile(r'"((?:[^"\\]|\\.)*)"')
    # What people read begins with a capital or is Chinese; ids ("date picker") and keys do not.
    words = re.compile(r"\b[A-Z][a-z]+[,.!?:]? [A-Za-z]|^[A-Z][a-z]+[.!?:…]*$")
    def may_hold_texts(path):
        return is_cpp(path) and path.startswith(TEXT_FOLDERS) and not path.startswith(FORMAT_FOLDERS)

    for path, number, line in lines_of(tree, may_hold_texts):
        if line.lstrip().startswith(("#", "//")):
            continue
        for text in literal.findall(line.split(" // ")[0]):
            if NAMES_NOT_TEXTS.fullmatch(text):
                continue
            if re.search(r"[\u3041-\u9fff\uac00-\ud7ff\uf900-\ufaff]", text) or words.search(text):
                yield f'{path}:{number}: "{text}" belongs in the catalog of texts'


def no_path_of_a_machine(tree):
    path_of_a_machine = re.compile(r"(^|[^A-Za-z0-9_.])/(home|root|work|farm|Users)/")
    for path, number, line in lines_of(tree, lambda p: True):
        if path_of_a_machine.search(line):
            yield f"{path}:{number}: a path of one machine"


def no_package_host(tree, hosts=()):
    known = re.compile(r"https?://(registry|deb|npm|pypi|mirrors?|packages|ftp)[.-]|\"resolved\": *\"http")
    for path, number, line in lines_of(tree, lambda p: True):
        if known.search(line) or any(host in line for host in hosts):
            yield f"{path}:{number}: a package registry's host"


def no_heavy_file(tree):
    for path, text in sorted(tree.items()):
        size = len(text.encode("utf-8", "surrogateescape"))
        if size > FILE_BYTES_MAX:
            yield f"{path}:1: {size} bytes, more than {FILE_BYTES_MAX}"


def no_endless_source(tree):
    for path, text in sorted(tree.items()):
        lines = text.count("\n")
        if path.endswith((".cpp", ".hpp", ".js", ".mjs", ".py", ".sh")) and lines > SOURCE_LINES_MAX:
            yield f"{path}:{lines}: more than {SOURCE_LINES_MAX} lines"


def headers_are_guarded(tree):
    for path, text in sorted(tree.items()):
        if path.endswith(".hpp") and "#pragma once" not in text:
            yield f"{path}:1: no #pragma once"


def folders_introduce_themselves(tree):
    """Each folder that holds code, or data that code is made of, and each folder above one."""
    folders = set()
    for path in tree:
        if path.endswith((".cpp", ".hpp", ".js", ".mjs", ".py", ".sh", ".json", ".css")):
            folders.update(map(str, pathlib.PurePosixPath(path).parents))
    for folder in sorted(folders - {"."}):
        page = tree.get(folder + "/README.md")
        if page is None:
            yield f"{folder}/README.md:1: missing"
        elif page.count("\n") > PAGE_LINES_MAX:
            yield f"{folder}/README.md:{PAGE_LINES_MAX}: more than a page"
