"""Reads the reports r.* of a folder as those would that they are for.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import sys
from pathlib import Path

CHECK = "templates-unconstrained-parameter"


def load(name):
    return json.loads((Path(sys.argv[1]) / f"r.{name}").read_text())


def same(got, wanted):
    if got != wanted:
        sys.exit(f"wanted {wanted!r}, got {got!r}")


def keys(value, required, optional=()):
    missing = set(required) - set(value)
    unknown = set(value) - set(required) - set(optional)
    if missing or unknown:
        sys.exit(f"missing {missing}, unknown {unknown} in {value!r}")


def location(value):
    place = value["physicalLocation"]
    same(place["artifactLocation"], {"uri": "h.h", "uriBaseId": "SRCROOT"})
    return place["region"]


def sarif():
    """What the schema cannot tell, and GitHub's code scanning requires."""
    run, = load("sarif")["runs"]
    driver = run["tool"]["driver"]
    for rule in driver["rules"]:
        keys(rule, ["id", "name", "shortDescription", "fullDescription",
                    "help"], ["defaultConfiguration"])
    root = run["originalUriBaseIds"]["SRCROOT"]["uri"]
    same((root[:8], root[-1]), ("file:///", "/"))
    same(run["invocations"][0]["executionSuccessful"], True)
    result, = run["results"]
    same(result["ruleId"], CHECK)
    same(driver["rules"][result["ruleIndex"]]["id"], CHECK)
    region = location(result["locations"][0])
    same((region["startLine"], region["startColumn"]), (1, 17))
    for related in result["relatedLocations"]:
        keys(related, ["id", "message", "physicalLocation"])
        location(related)
    fix, = result["fixes"]
    change, = fix["artifactChanges"]
    for replacement in change["replacements"]:
        keys(replacement["deletedRegion"],
             ["startLine", "startColumn", "endLine", "endColumn"])
    return result["partialFingerprints"]["tidyTemplates/v1"]


def gitlab():
    issue, = load("gitlab")
    same(issue["location"], {"path": "h.h", "lines": {"begin": 1}})
    same(issue["check_name"], CHECK)
    return issue["fingerprint"]


def rdjson():
    report = load("rdjson")
    keys(report, ["source", "diagnostics"])
    finding, = report["diagnostics"]
    keys(finding, ["message", "location"],
         ["severity", "code", "suggestions"])
    same(finding["location"], {
        "path": "h.h", "range": {"start": {"line": 1, "column": 17}}})
    suggestion, = finding["suggestions"]
    keys(suggestion, ["range", "text"])
    same(suggestion["range"]["start"]["line"], 1)


def own():
    report = load("json")
    keys(report, ["version", "root", "findings", "failures"])
    same(report["failures"], [])
    finding, = report["findings"]
    same((finding["check"], finding["file"], finding["line"],
          finding["column"]), (CHECK, "h.h", 1, 17))
    return finding["fingerprint"]


fingerprint = own()
same(sarif(), fingerprint)
same(gitlab(), fingerprint)
rdjson()
