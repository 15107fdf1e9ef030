"""Looks for texts that somebody typed: in the memory of processes and in files, in the shapes in which they may lie."""

import base64
import pathlib
import random
import sys


def invented(count, seed):
    """So many texts of twelve letters. No vowel, so that no word of the terminal is among them; no letter twice, so that
    no key seems to bounce."""
    dice = random.Random(seed)
    return ["".join(dice.sample("bcdfghjklmnpqrstvwxz", 12)) for _ in range(count)]


def forms(text):
    """The shapes a text takes in memory or on disk; of base64 the part that is the same whatever stands around it."""
    plain = text.encode()
    yield "UTF-8", plain
    yield "UTF-16", text.encode("utf-16-le")
    for shift in range(3):
        cut = base64.b64encode(b"\0" * shift + plain)
        yield "base64", cut[4 if shift else 0:len(plain) // 3 * 4 - 4]


def hits(texts, place, contents):
    lower = contents.lower()
    return [f"{text} as {form} in {place}" for text in texts for form, needle in forms(text)
            if needle in contents or form == "UTF-8" and needle in lower]


def in_memory(texts, pid):
    """Hits in all that a process has written or may write."""
    found = []
    try:
        with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
            for line in maps:
                span, rights = line.split()[:2]
                begin, end = (int(part, 16) for part in span.split("-"))
                if "r" not in rights or "w" not in rights:
                    continue
                memory.seek(begin)
                try:
                    contents = memory.read(end - begin)
                except OSError:
                    continue
                found += hits(texts, f"{pid} at {span}", contents)
    except PermissionError:
        sys.exit("this test reads other processes' memory: run it as root, or set kernel.yama.ptrace_scope to 0")
    return found


def in_files(texts, folder):
    return [hit for path in pathlib.Path(folder).rglob("*") if path.is_file() for hit in hits(texts, path, path.read_bytes())]
