"""Broken variants of the test sources, which clang-tidy-templates must survive.

Each input is made of one test source or two, a few mutations and, for what
they share with many others, a setting: standard, compiler flags, options of
the checks. One process takes many inputs; the one in which it ends by a
signal, a failed assertion, a report of a sanitizer or out of time is run again
alone, with our checks and without any. What fails only with ours is a problem:
it is saved, reduced by lines and reported, once for each place in our code.

The inputs follow from the seed. How many there is time for does not, so the
same problem comes up at the same number of inputs, on a slow machine later.

SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import concurrent.futures
import itertools
import json
import random
import re
import resource
import shlex
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import tidy

HERE = Path(__file__).resolve().parent
SEED = 1
SECONDS = 120
LIMIT = 20  # Seconds of processor time for one input.
PATIENCE = 10  # Times as long may pass on the clock.
MEMORY = 4 << 30  # Bytes; sanitizers have a limit of their own.
BATCH = 24  # Inputs of one process.
LONGEST = 4000  # Tokens of an input; more would only be slow.

# What clang-tidy runs to find out whether clang survives without us.
CLANG_ALONE = "-*,llvm-namespace-comment"
ALL_CHECKS = "-*,templates-*"

STANDARDS = ("c++11", "c++14", "c++17", "c++20", "c++23", "c++26")
FLAGS = ((),) * 6 + (("-fdelayed-template-parsing",), ("-fms-extensions",),
                     ("-fblocks", "-xobjective-c++"), ("-fno-recovery-ast",))

# The standard library is mostly a sketch, which parses thirty times as fast.
SKETCHED = ("-nostdinc", "-nostdinc++",
            "-isystem", str(HERE.parent / "lib" / "Inputs"),
            "-isystem", str(HERE / "Inputs"),
            "-include", "std.h", "-include", "std-more.h")
REAL = ("-include", "functional", "-include", "map", "-include", "memory",
        "-include", "string", "-include", "thread", "-include", "vector")

_TOKEN = re.compile(
    r'[ \t]*#(?:[^\n\\]|\\.|\\\n)*|R"(\w*)\(.*?\)\1"'
    r'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    r"|[A-Za-z_]\w*|[0-9][\w.']*|::|->\*?|\.\.\.|[-+*/%&|^<>=!]=|<<|\+\+|--"
    r"|&&|\|\||\S", re.DOTALL)
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_]\w*\Z")
_PAIRS = {"(": ")", "{": "}", "[": "]", "<": ">"}

# What is put into code, in front of any token.
SNIPPETS = [text.split() for text in (
    "...", "auto", "decltype ( auto )", "const", "constexpr", "consteval",
    "static", "friend", "virtual", "typename", "template", "template < >",
    "template < class T >", "template < class ... Ts >", "template < auto V >",
    "template < template < class > class X >", "requires true", "explicit",
    "= delete ;", "= default ;", "= 0 ;", "this", "* this", "& *", "&&", "::",
    "[ = ]", "[ & ]", "[ this ]", "[ * this ]", "[ x = x ]", "[ & ... x = x ]",
    "[ ] { }", "[ ] ( auto ... x ) { }", "( [ & ] { } ) ( ) ;", "return",
    "return * this ;", "return [ & ] { } ;", "co_await", "co_yield 1 ;", "new",
    "delete", "throw", "sizeof ...", "noexcept ( false )", "inline namespace",
    "using", "typedef", "union", "struct { } ;", "enum class", "operator ( )",
    "operator bool ( )", "~", "goto x ;", "break ;", "continue ;", "else",
    "for ( ; ; )", "for ( auto x : x )", "while ( 0 )", "do", "try {",
    "catch ( ... ) { }", "switch ( 0 ) { case 0 :", "case 1 :", "default :",
    "if constexpr ( true )", "if consteval { }", "extern template", "int",
    "void", "unknown", "unknown < int >", "unknown :: type", "T", "T :: type",
    "Ts ...", "std :: function < void ( ) >", "std :: shared_ptr < void >",
    "std :: vector < unknown >", "std :: string", "std :: move ( * this )",
    "std :: make_shared < unknown > (", "std :: thread (", "->", ".", ",", ";",
    "{", "}", "(", ")", "<", ">", "[ [ maybe_unused ] ]", "0", '"text"',
    "nullptr", "static_assert ( false ) ;", "( x + ... )", "mutable",
    "concept C = ", "-> decltype ( x )", "export", "asm ( \"\" ) ;",
    "alignas ( T )", "thread_local", "[ : T : ]", "int : 3", "( & x ) [ 3 ]",
)]

# Opening and closing text around a declaration or statement.
WRAPPERS = [tuple(part.split() for part in pair) for pair in (
    ("template < class T >", ""), ("template < class T > struct S {", "} ;"),
    ("struct S {", "} ;"), ("struct S : S {", "} ;"), ("namespace {", "}"),
    ("union {", "} ;"), ("extern \"C\" {", "}"), ("void f ( ) {", "}"),
    ("template < class ... Ts > void f ( Ts ... x ) {", "}"),
    ("auto f ( auto x ) {", "}"), ("[ & ] {", "} ( ) ;"), ("{", "}"),
    ("struct S { S ( ) {", "} } ;"), ("if ( x ) {", "}"),
    ("for ( ; ; ) {", "}"), ("auto x = [ = ] ( auto y ) mutable {", "} ;"),
    ("template < > struct S < int > {", "} ;"), ("try {", "} catch ( ... ) { }"),
    ("struct S { friend", "} ;"), ("template < class T > requires", ""),
    ("export module m ;", ""), ("int x = (", ") ;"), ("decltype (", ") x ;"),
)]

# Text that is repeated in front of a name, and what closes it.
CHAINS = [tuple(part.split() for part in pair) for pair in (
    ("(", ")"), ("{", "}"), ("[ & ] { return", "; } ( )"), ("f (", ")"),
    ("std :: move (", ")"), ("! ", ""), ("* &", ""), ("1 +", ""), ("x ,", ""),
    ("x ? x :", ""), ("std :: vector <", ">"), ("T <", ">"), ("x . ", ""),
    ("x -> ", ""), ("x ( ) .", ""), ("T ::", ""), ("x = ", ""), ("const", ""),
    ("if ( x ) { } else", ""), ("for ( ; ; )", ""), ("template < class T >", ""),
    ("namespace n {", "}"), ("struct S {", "} ;"), ("[ x = ", "] { }"),
    ("std :: function < void ( ", ") >"), ("static_cast < T > (", ")"),
    ("x [", "]"), ("x += ", ""), ("( void ) ", ""), ("new ", ""),
)]


def tokens_of(text):
    """The tokens of code, directives whole, without comments and includes of
    the standard library."""
    found = (m[0] for m in _TOKEN.finditer(_COMMENT.sub(" ", text)))
    return [t for t in found if not re.match(r"\s*#\s*(include\s*<|pragma)", t)]


def text_of(tokens):
    """Code again, with lines that can be left out one by one."""
    lines, line = [], []
    for token in tokens:
        if token.lstrip().startswith("#"):
            lines += [" ".join(line), token.strip()]
            line = []
            continue
        line.append(token)
        if token in (";", "{", "}") or len(line) == 16:
            lines.append(" ".join(line))
            line = []
    return "\n".join(filter(None, [*lines, " ".join(line)])) + "\n"


def declarations(tokens):
    """The tokens split where a declaration of the outermost level ends."""
    parts, part, depth = [], [], 0
    for n, token in enumerate(tokens):
        part.append(token)
        depth += (token in "({[") - (token in ")}]")
        last = n + 1 == len(tokens)
        if last or depth <= 0 and (token == ";" or token == "}"
                                   and tokens[n + 1] not in (";", ",", "(")):
            parts.append(part)
            part = []
    return parts


def group_at(tokens, start):
    """Where the bracket that opens at `start` closes, or None."""
    opening, closing, depth = tokens[start], _PAIRS[tokens[start]], 0
    for n in range(start, min(len(tokens), start + 600)):
        depth += (tokens[n] == opening) - (tokens[n] == closing)
        if depth == 0:
            return n
    return None


@dataclass(frozen=True)
class Input:
    """Code and how often it was changed."""

    text: str
    mutations: int


class Mutator:
    """An endless sequence of inputs, the same for the same seed."""

    def __init__(self, texts, seed):
        self.random = random.Random(seed)
        self.sources = [t for t in map(tokens_of, texts) if t]
        self.parts = [declarations(tokens) for tokens in self.sources]

    def next(self):
        tokens = self._assembled()
        count = 1
        while count < 12 and self.random.random() < 0.6:
            count += 1
        for _ in range(count):
            self.random.choice(self.MUTATIONS)(self, tokens)
            del tokens[LONGEST:]
        return Input(text_of(tokens), count)

    def _assembled(self):
        """The tokens of a source, some declarations of it, or of two."""
        parts = self.random.choice(self.parts)
        kind = self.random.random()
        if kind < 0.6:
            keep = self.random.choice((0.6, 0.8, 0.95))
            parts = [p for p in parts if self.random.random() < keep]
        if kind < 0.2:
            others = self.random.choice(self.parts)
            at = self.random.randrange(len(others))
            place = self.random.randrange(len(parts) + 1)
            parts[place:place] = others[at:at + self.random.randint(1, 6)]
        return [t for part in parts for t in part] or [";"]

    def _span(self, tokens, longest):
        start = self.random.randrange(len(tokens) + 1)
        return start, start + self.random.randint(1, longest)

    def _group(self, tokens, kinds="({[<"):
        """The ends of a random pair of brackets, or None."""
        starts = [n for n, t in enumerate(tokens) if t in kinds]
        if not starts:
            return None
        start = self.random.choice(starts)
        end = group_at(tokens, start)
        return None if end is None else (start, end)

    def _foreign(self, longest):
        source = self.random.choice(self.sources)
        start, end = self._span(source, longest)
        return source[start:end]

    def delete(self, tokens):
        start, end = self._span(tokens, 4)
        del tokens[start:end]

    def duplicate(self, tokens):
        start, end = self._span(tokens, 12)
        tokens[start:start] = tokens[start:end]

    def swap(self, tokens):
        if len(tokens) > 1:
            a, b = self.random.sample(range(len(tokens)), 2)
            tokens[a], tokens[b] = tokens[b], tokens[a]

    def rename(self, tokens):
        """One name becomes another: code that parses and means nonsense."""
        names = [n for n, t in enumerate(tokens) if _NAME.match(t)]
        if names:
            tokens[self.random.choice(names)] = \
                tokens[self.random.choice(names)]

    def insert(self, tokens):
        at = self.random.randrange(len(tokens) + 1)
        tokens[at:at] = self.random.choice(SNIPPETS)

    def replace(self, tokens):
        start, end = self._span(tokens, 2)
        tokens[start:end] = self.random.choice(SNIPPETS)

    def splice(self, tokens):
        at = self.random.randrange(len(tokens) + 1)
        tokens[at:at] = self._foreign(40)

    def transplant(self, tokens):
        """A part in brackets of another source instead of one here."""
        kind = self.random.choice("({[<")
        source = self.random.choice(self.sources)
        ours, theirs = self._group(tokens, kind), self._group(source, kind)
        if ours and theirs:
            tokens[ours[0]:ours[1] + 1] = source[theirs[0]:theirs[1] + 1]

    def hollow(self, tokens):
        group = self._group(tokens)
        if group:
            del tokens[group[0] + 1:group[1]]

    def nest(self, tokens):
        """What is in braces moves into itself, or into something else."""
        group = self._group(tokens, "({[" if self.random.random() < 0.3
                            else "{")
        if not group:
            return
        inner = tokens[group[0] + 1:group[1]]
        if self.random.random() < 0.3:
            times = self.random.choice((1, 2, 30))
            at = self.random.randrange(len(inner) + 1)
            whole = inner
            for _ in range(times):
                if len(whole) > LONGEST // 2:
                    break
                whole = inner[:at] + [tokens[group[0]], *whole,
                                      tokens[group[1]]] + inner[at:]
        else:
            opening, closing = self.random.choice(WRAPPERS)
            whole = [*opening, *inner, *closing]
        tokens[group[0] + 1:group[1]] = whole

    def wrap(self, tokens):
        """A declaration moves into something else."""
        parts = declarations(tokens)
        if not parts:
            return
        at = self.random.randrange(len(parts))
        opening, closing = self.random.choice(WRAPPERS)
        parts[at] = [*opening, *parts[at], *closing]
        tokens[:] = itertools.chain.from_iterable(parts)

    def chain(self, tokens):
        """A name behind many times the same: deep trees."""
        at = self.random.randrange(len(tokens) + 1)
        opening, closing = self.random.choice(CHAINS)
        times = self.random.choice((2, 5, 40, 200))
        if "<" in opening:  # clang takes twice the time for each one more.
            times = min(times, 8)
        if at < len(tokens) and self.random.random() < 0.5:
            name = tokens[at]
            opening = [name if t in ("x", "T", "f") else t for t in opening]
        tokens[at:at + 1] = [*opening * times, *tokens[at:at + 1],
                             *closing * times]

    def cut(self, tokens):
        if self.random.random() < 0.2:
            del tokens[self.random.randrange(len(tokens) + 1):]

    MUTATIONS = (delete, duplicate, swap, rename, rename, rename, rename,
                 insert, insert, replace, splice, transplant, transplant,
                 hollow, nest, wrap, chain, cut)


@dataclass(frozen=True)
class Setting:
    """What the inputs of one batch share."""

    compiler: tuple
    config: str
    batch: int

    def command(self, program, checks, files):
        return [str(program), f"--checks={checks}", f"--config={self.config}",
                "--quiet", "--header-filter=.*", *map(str, files), "--",
                *self.compiler]


@dataclass(frozen=True)
class Failure:
    """How a process ended that should not have ended so."""

    kind: str
    file: str
    errors: str

    def place(self):
        """Where it happened, as far as one can tell: equal for equal faults."""
        ours = re.findall(r"clang::(?:templates|tidy::templates)::[\w:~]+",
                          self.errors)
        report = re.search(r"runtime error: ([^\n]*)|AddressSanitizer: (\S+)"
                           r"|Assertion `([^\n]*)' failed", self.errors)
        what = next(filter(None, report.groups())) if report else ""
        return self.kind, what, tuple(dict.fromkeys(ours))[:2]


class Runner:
    """Runs inputs in clang-tidy-templates."""

    def __init__(self, program, include):
        self.program = program
        self.include = include
        self.has_sanitizers = b"__asan_init" in Path(program).read_bytes()

    def settings(self, generator):
        """Yields a random setting again and again."""
        switches = self._switches()
        while True:
            options = {name: "true" for name in switches
                       if generator.random() < 0.3}
            library, batch = (REAL, BATCH // 6) \
                if generator.random() < 0.1 else (SKETCHED, BATCH)
            yield Setting(
                ("-std=" + generator.choice(STANDARDS),
                 *generator.choice(FLAGS), "-w", "-ferror-limit=0",
                 *(f"-I{folder}" for folder in self.include), *library),
                json.dumps({"CheckOptions": options}), batch)

    def _switches(self):
        """The options of our checks that are off."""
        text = subprocess.run(
            [self.program, f"--checks={ALL_CHECKS}", "--config={}",
             "--dump-config"], capture_output=True, text=True,
            check=True).stdout
        return re.findall(r"^ +(templates-[\w-]+\.\w+): *'?false", text,
                          re.MULTILINE)

    def failure(self, setting, files, checks=ALL_CHECKS):
        """What goes wrong with the files, in this order, or None."""
        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 1))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if not self.has_sanitizers:
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

        command = setting.command(self.program, checks, files)
        try:
            done = subprocess.run(command, capture_output=True, text=True,
                                  errors="replace", preexec_fn=limit,
                                  timeout=LIMIT * PATIENCE)
        except subprocess.TimeoutExpired:
            return Failure("hang", str(files[-1]), "no sign of life")
        report = re.search("Sanitizer|runtime error:|Assertion `", done.stderr)
        if not report and not tidy.crashed(done.returncode, done.stderr):
            return None
        progress = re.findall(r"^\[\d+/\d+\] Processing file (.*?)\.$",
                              done.stderr, re.MULTILINE)
        # The limit shows as SIGXCPU, or as SIGKILL if that came too late.
        kind = "hang" if -done.returncode in (24, 9) else "crash"
        return Failure(kind, progress[-1] if progress else str(files[0]),
                       done.stderr)


def reduced(lines, fails, deadline):
    """As few of the lines as still fail, if there is time to find out."""
    size = len(lines) // 2
    while size and time.monotonic() < deadline:
        start = 0
        while start < len(lines) and time.monotonic() < deadline:
            shorter = lines[:start] + lines[start + size:]
            if shorter and fails(shorter):
                lines = shorter
            else:
                start += size
        size //= 2
    return lines


@dataclass(frozen=True)
class Case:
    """An input that failed, and how."""

    name: str
    text: str
    setting: Setting
    failure: Failure
    ours: bool


class Campaign:
    """Runs inputs until the time is over, and keeps what it has found."""

    def __init__(self, sources, program, folder, seed=SEED, seconds=SECONDS,
                 jobs=1):
        self.mutator = Mutator([s.read_text() for s in sources], seed)
        self.runner = Runner(program, sorted({s.parent for s in sources}))
        self.folder = folder
        self.seed, self.seconds, self.jobs = seed, seconds, jobs
        self.counts = Counter(sources=len(sources))
        self.cases = {}

    def run(self):
        """Returns a list of problems."""
        end = time.monotonic() + self.seconds
        settings = self.runner.settings(random.Random(self.seed))
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            running = set()
            while time.monotonic() < end:
                setting = next(settings)
                batch = [self.mutator.next() for _ in range(setting.batch)]
                running.add(pool.submit(self._run_batch, setting, batch,
                                        self.counts["inputs"]))
                self.counts["inputs"] += len(batch)
                self.counts["mutations"] += sum(i.mutations for i in batch)
                if len(running) == self.jobs:
                    done, running = concurrent.futures.wait(
                        running,
                        return_when=concurrent.futures.FIRST_COMPLETED)
                    self._keep(done)
            self._keep(concurrent.futures.wait(running).done)
        deadline = time.monotonic() + 3 * LIMIT
        return [self._save(case, deadline) for case in self.cases.values()
                if case.ours]

    def summary(self):
        return ("seed {}: {inputs} inputs with {mutations} mutations of "
                "{sources} sources; {ours} failed, in {} ways; {clang} failed "
                "in clang alone").format(
                    self.seed, sum(case.ours for case in self.cases.values()),
                    **{"ours": 0, "clang": 0, **self.counts})

    def _keep(self, done):
        for case in itertools.chain.from_iterable(f.result() for f in done):
            self.counts["ours" if case.ours else "clang"] += 1
            self.cases.setdefault((case.ours, case.failure.place()), case)

    def _run_batch(self, setting, batch, first):
        """The cases among the inputs, which have numbers from `first` on."""
        cases = []
        with tempfile.TemporaryDirectory() as folder:
            left = [Path(folder).resolve() / f"{first + n}.cpp"
                    for n in range(len(batch))]
            for file, item in zip(left, batch):
                file.write_text(item.text)
            while left:
                failure = self.runner.failure(setting, left)
                if not failure:
                    break
                at = next((n for n, file in enumerate(left)
                           if str(file) == failure.file), 0)
                case = self._judged(setting, left[at], failure)
                cases += [case] if case else []
                left = left[at + 1:]
        return cases

    def _judged(self, setting, file, failure):
        """The case that a failure in a batch is, if it is one."""
        alone = self.runner.failure(setting, [file])
        if not alone and failure.kind == "hang":
            return None  # It was the files before it that took long.
        ours = not alone or not self.runner.failure(setting, [file],
                                                    CLANG_ALONE)
        return Case(file.stem, file.read_text(), setting, alone or failure,
                    ours)

    def _save(self, case, deadline):
        """Saves an input, reduced; returns what to say about it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        saved = self.folder / f"{case.failure.kind}-{self.seed}-{case.name}.cpp"
        saved.with_suffix(".whole.cpp").write_text(case.text)

        def fails(lines):
            saved.write_text("\n".join(lines) + "\n")
            found = self.runner.failure(case.setting, [saved])
            return found is not None and found.place() == case.failure.place()

        lines = reduced(case.text.splitlines(), fails, deadline)
        saved.write_text("\n".join(lines) + "\n")
        command = case.setting.command(self.runner.program, ALL_CHECKS, [saved])
        return (f"{case.failure.kind}: {shlex.join(command)}\n"
                f"{saved.read_text()}\n{case.failure.errors[-8000:]}")
