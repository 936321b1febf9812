#!/usr/bin/env python3
"""Opens a file in a language server, as an editor would, and prints what the
editor would show: diagnostics, or the text after their quick fixes.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import argparse
import json
import subprocess
import sys
import threading
from pathlib import Path

SEVERITIES = ["", "error", "warning", "information", "hint"]
CAPABILITIES = {
    # What Python counts in.
    "general": {"positionEncodings": ["utf-32"]},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True,
                               "versionSupport": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {
            "valueSet": ["quickfix"]}}},
    },
}


class Client:
    """A language server with its standard streams; a context manager."""

    def __init__(self, command, folder, seconds=60):
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        # A server that hangs ends; then reading from it fails.
        self.watchdog = threading.Timer(seconds, self.process.kill)
        self.last_id = 0
        self.version = 0

    def __enter__(self):
        self.watchdog.start()
        self.request("initialize", processId=None,
                     rootUri=None, capabilities=CAPABILITIES)
        self.notify("initialized")
        return self

    def __exit__(self, *error):
        if error == (None, None, None):
            self.request("shutdown")
            self.notify("exit")
        else:
            self.process.kill()
        self.process.wait()
        self.watchdog.cancel()

    def _send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body)
                                 + body)
        self.process.stdin.flush()

    def _receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server has ended")
        return json.loads(self.process.stdout.read(length))

    def _wait_for(self, accept):
        while True:
            message = self._receive()
            if accept(message):
                return message

    def notify(self, method, **params):
        self._send(method=method, params=params)

    def request(self, method, **params):
        self.last_id += 1
        self._send(id=self.last_id, method=method, params=params)
        answer = self._wait_for(lambda m: m.get("id") == self.last_id
                                and "method" not in m)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def _diagnostics(self, uri):
        message = self._wait_for(
            lambda m: m.get("method") == "textDocument/publishDiagnostics"
            and m["params"]["uri"] == uri
            and m["params"].get("version") == self.version)
        return message["params"]["diagnostics"]

    def open(self, path, text):
        """Opens the file; its diagnostics."""
        self.version = 1
        self.notify("textDocument/didOpen", textDocument={
            "uri": path.as_uri(), "languageId": "cpp", "version": 1,
            "text": text})
        return self._diagnostics(path.as_uri())

    def change(self, path, text):
        """Replaces the text of an open file; its new diagnostics."""
        self.version += 1
        self.notify("textDocument/didChange", textDocument={
            "uri": path.as_uri(), "version": self.version},
            contentChanges=[{"text": text}])
        return self._diagnostics(path.as_uri())

    def quick_fixes(self, path, diagnostic):
        """The edits of each quick fix that is offered for the diagnostic."""
        uri = path.as_uri()
        actions = self.request(
            "textDocument/codeAction", textDocument={"uri": uri},
            range=diagnostic["range"],
            context={"diagnostics": [diagnostic], "only": ["quickfix"]})
        return [action["edit"]["changes"][uri] for action in actions
                if any(known["message"] == diagnostic["message"]
                       for known in action.get("diagnostics", []))]


def apply(text, edits):
    """The text after edits of the protocol."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(position):
        return starts[position["line"]] + position["character"]

    for edit in sorted(edits, key=lambda e: offset(e["range"]["start"]),
                       reverse=True):
        text = (text[:offset(edit["range"]["start"])] + edit["newText"]
                + text[offset(edit["range"]["end"]):])
    return text


def shown(diagnostic):
    """A diagnostic with its notes, in the lines of a compiler."""
    def line(location, severity, message):
        start = location["range"]["start"]
        name = (location["uri"].rsplit("/", 1)[-1] + ":"
                if "uri" in location else "")
        return (f"{name}{start['line'] + 1}:{start['character'] + 1}: "
                f"{severity}: {message}")

    severity = SEVERITIES[diagnostic["severity"]]
    code = diagnostic.get("code", "")
    lines = [line(diagnostic, severity, diagnostic["message"] + f" [{code}]")]
    lines += [line(note["location"], "note", note["message"])
              for note in diagnostic.get("relatedInformation", [])]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\nSPDX")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--fix", action="store_true",
                        help="print the text after the first quick fix of "
                             "each diagnostic, instead of the diagnostics")
    parser.add_argument("--edited", type=Path, metavar="FILE",
                        help="then give the open file the text of FILE, and "
                             "print the diagnostics of that instead")
    parser.add_argument("server", nargs="+", help="a command, after '--'")
    options = parser.parse_args()

    path = options.file.resolve()
    text = path.read_text()
    with Client(options.server, path.parent) as client:
        diagnostics = client.open(path, text)
        if options.edited:
            diagnostics = client.change(path, options.edited.read_text())
        if options.fix:
            edits = [edit for diagnostic in diagnostics for edit in
                     next(iter(client.quick_fixes(path, diagnostic)), [])]
            sys.stdout.write(apply(text, edits))
        else:
            for diagnostic in diagnostics:
                print(shown(diagnostic))


if __name__ == "__main__":
    main()
