"""The manager of a service, as a program knows it: systemd, played to the letter of sd_notify(3)."""

import socket
import threading
import time


class Manager:
    """What systemd hears of the program, with when."""

    def __init__(self, path):
        self.path, self.heard = path, []
        self.line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.line.bind(str(path))
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            words = self.line.recv(4096).decode()
            self.heard.append((time.monotonic(), words.strip()))

    def since(self, begin, word):
        """When that was heard after a time."""
        return [at for at, words in list(self.heard) if at > begin and words == word]
