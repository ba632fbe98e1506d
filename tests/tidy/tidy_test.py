#!/usr/bin/env python3
"""Runs the rules on the tree, and on planted trees to show that each of them can fail.

usage: tidy_test.py [COUNTS]    COUNTS is a file that gets "PASSED FAILED SKIPPED".
"""

import json
import pathlib
import re
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
import rules  # noqa: E402
import text_rules  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


def real_tree():
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\0")
    files = {name: ROOT / name for name in names if name}
    return {
        name: path.read_text("utf-8", "surrogateescape") for name, path in files.items() if path.is_file()
    }


def configured_hosts():
    """The package hosts this machine is configured with; they differ from place to place."""
    files = [pathlib.Path("/etc/apt/sources.list"), *pathlib.Path("/etc/apt").glob("sources.list.d/*")]
    files += [pathlib.Path.home() / ".npmrc"]
    text = "\n".join(f.read_text(errors="replace") for f in files if f.is_file())
    return {host for host in re.findall(r"https?://(?:[^/\s@]*@)?([^/\s:]+)", text)}


class TheTreeIsTidy(unittest.TestCase):
    tree = real_tree()

    def check(self, findings):
        found = list(findings)
        self.assertFalse(found, "\n" + "\n".join(found))

    def test_includes_point_one_way(self):
        self.check(rules.includes_point_one_way(self.tree))

    def test_libraries_stay_where_they_belong(self):
        self.check(rules.libraries_stay_where_they_belong(self.tree))

    def test_core_is_pure(self):
        self.check(rules.core_is_pure(self.tree))

    def test_every_source_is_built(self):
        self.check(rules.every_source_is_built(self.tree))

    def test_every_build_folder_is_reached(self):
        self.check(rules.every_build_folder_is_reached(self.tree))

    def test_every_script_test_is_run(self):
        self.check(rules.every_script_test_is_run(self.tree))

    def test_code_holds_no_texts(self):
        self.check(rules.code_holds_no_texts(self.tree))

    def test_every_key_has_texts(self):
        self.check(text_rules.every_key_has_texts(self.tree))

    def test_every_text_has_a_use(self):
        self.check(text_rules.every_text_has_a_use(self.tree))

    def test_texts_are_translated(self):
        self.check(text_rules.texts_are_translated(self.tree))

    def test_languages_say_the_same(self):
        self.check(text_rules.languages_say_the_same(self.tree))

    def test_english_counts(self):
        self.check(text_rules.english_counts(self.tree))

    def test_faults_have_three_parts(self):
        self.check(text_rules.faults_have_three_parts(self.tree))

    def test_failures_are_faults(self):
        self.check(text_rules.failures_are_faults(self.tree))

    def test_no_path_of_a_machine(self):
        self.check(rules.no_path_of_a_machine(self.tree))

    def test_no_package_host(self):
        self.check(rules.no_package_host(self.tree, configured_hosts()))

    def test_no_heavy_file(self):
        self.check(rules.no_heavy_file(self.tree))

    def test_no_endless_source(self):
        self.check(rules.no_endless_source(self.tree))

    def test_headers_are_guarded(self):
        self.check(rules.headers_are_guarded(self.tree))

    def test_folders_introduce_themselves(self):
        self.check(rules.folders_introduce_themselves(self.tree))


class EveryRuleCanFail(unittest.TestCase):
    def finds(self, rule, tree, expected_path):
        found = list(rule(tree))
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(expected_path + ":"), found[0])

    def passes(self, rule, tree):
        self.assertEqual(list(rule(tree)), [])

    def test_an_include_against_the_arrows_is_found(self):
        rule = rules.includes_point_one_way
        header = {"sync/server/routes.hpp": "", "core/a.hpp": "", "tests/a.hpp": "", "shell/a.hpp": ""}
        self.finds(rule, header | {"sync/client/b.cpp": '#include "sync/server/routes.hpp"\n'}, "sync/client/b.cpp")
        self.finds(rule, header | {"shell/b.cpp": '#include "sync/server/routes.hpp"\n'}, "shell/b.cpp")
        self.finds(rule, header | {"core/b.cpp": '#include "shell/a.hpp"\n'}, "core/b.cpp")
        self.finds(rule, header | {"sync/server/b.cpp": '#include "tests/a.hpp"\n'}, "sync/server/b.cpp")
        self.passes(rule, header | {"sync/server/b.cpp": '#include "core/a.hpp"\n'})
        self.passes(rule, header | {"tests/b.cpp": '#include "sync/server/routes.hpp"\n'})

    def test_an_include_not_from_the_root_is_found(self):
        self.finds(rules.includes_point_one_way, {"core/b.cpp": '#include "b.hpp"\n', "core/b.hpp": ""}, "core/b.cpp")

    def test_an_include_of_nothing_is_found(self):
        self.finds(rules.includes_point_one_way, {"core/b.cpp": '#include "core/b.hpp"\n'}, "core/b.cpp")

    def test_a_library_in_the_wrong_folder_is_found(self):
        rule = rules.libraries_stay_where_they_belong
        self.finds(rule, {"sync/server/http/a.cpp": "#include <sqlite3.h>\n"}, "sync/server/http/a.cpp")
        self.finds(rule, {"sync/client/a.cpp": "#include <boost/asio.hpp>\n"}, "sync/client/a.cpp")
        self.finds(rule, {"shell/app/a.cpp": "#ifdef __EMSCRIPTEN__\n"}, "shell/app/a.cpp")
        self.passes(rule, {"sync/server/store/a.cpp": "#include <sqlite3.h>\n"})

    def test_a_clock_in_core_is_found(self):
        self.finds(rules.core_is_pure, {"core/a.cpp": "auto now = std::chrono::system_clock::now();\n"}, "core/a.cpp")
        self.finds(rules.core_is_pure, {"core/a.cpp": "#include <fstream>\n"}, "core/a.cpp")
        self.passes(rules.core_is_pure, {"core/a.cpp": "// No system_clock here.\n"})

    def test_a_source_that_nothing_builds_is_found(self):
        rule = rules.every_source_is_built
        listed = {"core/CMakeLists.txt": "huifang_library(core SOURCES\n  record/a.cpp)\n", "core/record/a.cpp": ""}
        self.passes(rule, listed)
        self.finds(rule, listed | {"core/record/b.cpp": ""}, "core/record/b.cpp")
        variable = "set(views ${PROJECT_SOURCE_DIR}/shell/views)\nadd_library(v ${views}/a.cpp ../views/b.cpp)\n"
        views = {"shell/views/a.cpp": "", "shell/views/b.cpp": ""}
        self.passes(rule, views | {"shell/app/CMakeLists.txt": variable})
        self.finds(rule, views | {"shell/app/CMakeLists.txt": variable, "shell/views/c.cpp": ""}, "shell/views/c.cpp")
        self.finds(rule, {"tests/core/a_test.cpp": "", "tests/core/CMakeLists.txt": "# a_test.cpp\n"},
                   "tests/core/a_test.cpp")

    def test_a_build_folder_that_nothing_adds_is_found(self):
        rule = rules.every_build_folder_is_reached
        self.finds(rule, {"CMakeLists.txt": "add_subdirectory(core)\n", "core/CMakeLists.txt": "",
                          "tests/CMakeLists.txt": ""}, "tests/CMakeLists.txt")

    def test_a_script_test_that_nothing_runs_is_found(self):
        package = {"package.json": '{"scripts": {"test": "node --test tests/web/*_test.mjs"}}'}
        self.passes(rules.every_script_test_is_run, package | {"tests/web/a_test.mjs": ""})
        self.finds(rules.every_script_test_is_run, package | {"tests/page/a_test.mjs": ""}, "tests/page/a_test.mjs")

    def test_a_text_in_code_is_found(self):
        rule = rules.code_holds_no_texts
        self.finds(rule, {"shell/views/rep/a.cpp": 'button("保存");\n'}, "shell/views/rep/a.cpp")
        self.finds(rule, {"shell/views/rep/a.cpp": 'button("Save visit");\n'}, "shell/views/rep/a.cpp")
        self.finds(rule, {"shell/views/rep/a.cpp": 'button("Save");\n'}, "shell/views/rep/a.cpp")
        self.passes(rule, {"shell/views/rep/a.cpp": 'button(text("visit.save"));  // "Save visit"\n'})
        self.finds(rule, {"shell/widgets/a.cpp": 'button("Save");\n'}, "shell/widgets/a.cpp")
        self.finds(rule, {"sync/server/a.cpp": 'add_option("Folder of data");\n'}, "sync/server/a.cpp")
        self.passes(rule, {"shell/platform/a.cpp": 'if (key == "Enter") set("Cache-Control: no-store");\n'})
        self.passes(rule, {"sync/server/import/a.cpp": 'column("客户名称");\n'})

    def texts(self, english, chinese, part="app", folder="core/catalog/texts/"):
        return {
            f"{folder}en.{part}.json": json.dumps(english),
            f"{folder}zh-CN.{part}.json": json.dumps(chinese),
        }

    def test_a_key_without_a_text_is_found(self):
        rule = text_rules.every_key_has_texts
        texts = self.texts({"store.full": "Full"}, {"store.full": "满了"})
        self.passes(rule, texts | {"sync/a.cpp": 'return failure("store.full");\n'})
        self.passes(rule, texts | {"sync/a.cpp": '// "store.empty"\nopen("huifang.sqlite3");\n'})
        policies = {"core/catalog/policies.json": '[{"key": "pool.months"}]'}
        self.passes(rule, texts | policies | {"core/a.cpp": 'policies.number("pool.months");\n'})
        missing = list(rule(texts | {"sync/a.cpp": 'return failure("store.empty");\n'}))
        self.assertEqual([one.split('"')[2] for one in missing], [" has no text in en", " has no text in zh-CN"])
        only_english = texts | {"core/catalog/texts/en.rules.json": '{"rule.new": "New"}'}
        self.finds(rule, only_english | {"core/a.cpp": 'reason("@rule.new");\n'}, "core/a.cpp")
        gallery = self.texts({"gallery.a": "A"}, {}, "gallery", "shell/gallery/catalog/texts/")
        self.finds(rule, gallery | {"shell/gallery/a.cpp": 'say("gallery.a");\n'}, "shell/gallery/a.cpp")

    def test_a_text_that_nobody_says_is_found(self):
        rule = text_rules.every_text_has_a_use
        texts = {"core/catalog/texts/en.app.json": '{"app.save": "Save", "app.month.1": "January"}'}
        code = {"shell/a.cpp": 'say("app.save"); say("app.month." + number);\n'}
        self.passes(rule, texts | code)
        more = {"core/catalog/texts/en.rules.json": '{"app.old": "Old"}'}
        self.finds(rule, texts | code | more, "core/catalog/texts/en.rules.json")
        gallery = {"shell/gallery/catalog/texts/en.gallery.json": '{"gallery.old": "Old"}'}
        self.finds(rule, texts | code | gallery, "shell/gallery/catalog/texts/en.gallery.json")
        shared = {"core/catalog/texts/en.errors.json": '{"fault.safe.here": "It is safe."}'}
        self.finds(rule, texts | code | shared, "core/catalog/texts/en.errors.json")
        fault = {"core/catalog/texts/en.app.json": '{"app.save": {"safe": "@fault.safe.here"}}'}
        self.passes(rule, fault | code | shared)

    def test_a_text_that_was_not_translated_is_found(self):
        rule = text_rules.texts_are_translated
        self.passes(rule, self.texts({"a.save": "Save", "a.grade": "{grade}", "a.pdf": "PDF"},
                                     {"a.save": "保存", "a.grade": "{grade}", "a.pdf": "PDF"}))
        self.passes(rule, self.texts({"a.who": "Visit of 周敏"}, {"a.who": "周敏的拜访"}))
        self.finds(rule, self.texts({"a.save": "保存"}, {"a.save": "保存"}), "core/catalog/texts/en.app.json")
        self.finds(rule, self.texts({"a.save": "Save"}, {"a.save": "Save"}), "core/catalog/texts/zh-CN.app.json")
        gallery = self.texts({"gallery.a": "Save"}, {"gallery.a": "Save"}, "gallery", "shell/gallery/catalog/texts/")
        self.finds(rule, gallery, "shell/gallery/catalog/texts/zh-CN.gallery.json")

    def test_languages_that_differ_are_found(self):
        rule = text_rules.languages_say_the_same
        one_and_other = {"one": "A visit", "other": "{count} visits"}
        self.passes(rule, self.texts({"a.b": one_and_other}, {"a.b": "{count} 次"}))
        self.finds(rule, self.texts({"a.b": "At {time}"}, {"a.b": "{when}"}), "core/catalog/texts/en.app.json")
        self.finds(rule, self.texts({"a.b": one_and_other}, {"a.b": "几次"}), "core/catalog/texts/en.app.json")
        self.finds(rule, self.texts({"a.b": "Save"}, {}), "core/catalog/texts/en.app.json")
        self.finds(rule, self.texts({}, {"a.b": "保存"}), "core/catalog/texts/zh-CN.app.json")
        fault = {"safe": "Safe.", "happened": "Full.", "next": "Wait."}
        self.finds(rule, self.texts({"a.b": fault}, {"a.b": "满了。"}), "core/catalog/texts/en.app.json")

    def test_a_plural_that_is_missing_is_found(self):
        rule = text_rules.english_counts
        self.finds(rule, self.texts({"a.b": "{count} rows so far"}, {}), "core/catalog/texts/en.app.json")
        self.passes(rule, self.texts({"a.b": {"one": "{count} row", "other": "{count} rows"}, "a.c": "{count} found",
                                      "a.d": "{field} has {name} twice"}, {}))

    def test_a_fault_that_leaves_something_unsaid_is_found(self):
        rule = text_rules.faults_have_three_parts
        whole = {"safe": "@fault.safe.here", "happened": "It is full.", "next": "Free some space."}
        path = "core/catalog/texts/en.errors.json"
        self.passes(rule, self.texts({"store.full": whole, "fault.safe.here": "It is safe."}, {}, "errors"))
        self.finds(rule, self.texts({"store.full": "It is full."}, {}, "errors"), path)
        self.finds(rule, self.texts({"store.full": whole | {"next": "It is full."}}, {}, "errors"), path)
        self.finds(rule, self.texts({"store.full": whole | {"next": "Free some space"}}, {}, "errors"), path)
        unsafe = {name: text for name, text in whole.items() if name != "safe"}
        self.finds(rule, self.texts({"app.fault": unsafe}, {}), "core/catalog/texts/en.app.json")
        failing = {"sync/client/a.cpp": 'return failure(ErrorCode::kInternal, "store.full");\n'}
        self.passes(text_rules.failures_are_faults, self.texts({"store.full": whole}, {}) | failing)
        self.finds(text_rules.failures_are_faults, self.texts({"store.full": "Full"}, {}) | failing, "sync/client/a.cpp")

    def test_a_path_of_a_machine_is_found(self):
        home = "/" + "home/"
        self.finds(rules.no_path_of_a_machine, {"a.md": f"see {home}li/a\n"}, "a.md")
        self.passes(rules.no_path_of_a_machine, {"a.md": f"see build{home}a\n"})

    def test_a_package_host_is_found(self):
        url = "https:" + "//registry.example/a"
        self.finds(rules.no_package_host, {"package-lock.json": f'"x": "{url}"\n'}, "package-lock.json")
        self.finds(lambda tree: rules.no_package_host(tree, {"packages.example"}), {"a.md": "packages.example\n"}, "a.md")
        self.passes(rules.no_package_host, {"a.md": "https://example.com/\n"})

    def test_a_heavy_file_is_found(self):
        self.finds(rules.no_heavy_file, {"a.csv": "x" * (rules.FILE_BYTES_MAX + 1)}, "a.csv")
        self.passes(rules.no_heavy_file, {"a.csv": "x" * rules.FILE_BYTES_MAX})

    def test_an_endless_source_is_found(self):
        self.finds(rules.no_endless_source, {"a.cpp": "\n" * (rules.SOURCE_LINES_MAX + 1)}, "a.cpp")

    def test_a_header_without_guard_is_found(self):
        self.finds(rules.headers_are_guarded, {"a.hpp": "int a();\n"}, "a.hpp")

    def test_a_folder_without_a_page_is_found(self):
        page = {"core/README.md": ""}
        self.finds(rules.folders_introduce_themselves, page | {"core/record/a.cpp": ""}, "core/record/README.md")
        self.passes(rules.folders_introduce_themselves, page | {"core/a.cpp": ""})
        deep = page | {"core/record/README.md": "", "core/record/internal/a.cpp": ""}
        self.finds(rules.folders_introduce_themselves, deep, "core/record/internal/README.md")
        book = {"core/README.md": "\n" * (rules.PAGE_LINES_MAX + 1), "core/a.cpp": ""}
        self.finds(rules.folders_introduce_themselves, book, "core/README.md")


if __name__ == "__main__":
    program = unittest.main(argv=sys.argv[:1], exit=False)
    wrong = len(program.result.failures) + len(program.result.errors)
    if len(sys.argv) > 1:
        pathlib.Path(sys.argv[1]).write_text(f"{program.result.testsRun - wrong} {wrong} 0\n")
    sys.exit(1 if wrong else 0)
