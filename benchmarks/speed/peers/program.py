"""A program in any language: `command` is a list, `input` and `output` are paths for its standard streams. CPU time and
memory are those of the program."""
import subprocess


def prepare(arguments):
    def call():
        with open(arguments.get('input', '/dev/null'), 'rb') as source:
            with open(arguments.get('output', '/dev/null'), 'wb') as target:
                subprocess.run(arguments['command'], stdin=source, stdout=target, stderr=subprocess.DEVNULL, check=True)

    return call
