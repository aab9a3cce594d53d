"""A command that reads a file on standard input, such as wc -w or the tools of GloVe."""
import subprocess

LIBRARIES = []


def prepare(arguments):
    def call():
        with open(arguments['input'], 'rb') as text:
            subprocess.run(arguments['command'], stdin=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    return call
