#!/usr/bin/env python3
"""Prints "PASSED FAILED SKIPPED" over the GoogleTest results of one build folder.

A test program of the folder that left no result crashed or never started, and counts as one failure.
"""

import json
import pathlib
import subprocess
import sys


def main(build: pathlib.Path) -> None:
    listing = subprocess.run(
        ["ctest", "--test-dir", build, "--show-only=json-v1"], check=True, capture_output=True, text=True
    )
    passed = failed = skipped = 0
    for test in json.loads(listing.stdout)["tests"]:
        output = next((a for a in test["command"] if a.startswith("--gtest_output=json:")), None)
        result = pathlib.Path(output.split(":", 1)[1]) if output else None
        if result is None or not result.exists():
            failed += 1
            continue
        for suite in json.loads(result.read_text())["testsuites"]:
            for case in suite["testsuite"]:
                if case.get("failures"):
                    failed += 1
                elif case["result"] == "SKIPPED" or case["status"] == "NOTRUN":
                    skipped += 1
                else:
                    passed += 1
    print(passed, failed, skipped)


main(pathlib.Path(sys.argv[1]))
