import hashlib
import os
import sqlite3
import tempfile

# A cache of vectors as it is mostly made: a table of SQLite with the SHA-256 of a text as its key.


def open_table(folder, name):
    connection = sqlite3.connect(os.path.join(folder, name))
    connection.execute('pragma journal_mode = wal')
    connection.execute('pragma synchronous = off')
    connection.execute('create table if not exists vectors (key blob primary key, vector blob) without rowid')
    return connection


def key_of(place):
    return hashlib.sha256(f'text number {place}, of the texts whose vectors are kept'.encode()).digest()[:16]


def add(connection, texts, per_call, vector):
    for start in range(0, texts, per_call):
        with connection:
            rows = [(key_of(place), vector) for place in range(start, min(texts, start + per_call))]
            connection.executemany('insert or ignore into vectors values (?, ?)', rows)


def prepare(arguments):
    texts, dimensions, per_call = arguments['texts'], arguments['dimensions'], arguments['perCall']
    vector = bytes(4 * dimensions)
    folder = tempfile.TemporaryDirectory()
    if arguments['task'] == 'add':
        made = []

        def call():
            made.append(1)
            add(open_table(folder.name, f'{len(made)}.db'), texts, per_call, vector)

        return call
    connection = open_table(folder.name, 'vectors.db')
    add(connection, texts, per_call, vector)
    step = arguments['step']

    def find():
        for place in range(arguments['asked']):
            row = connection.execute('select vector from vectors where key = ?', (key_of(place * step % texts),))
            if len(row.fetchone()[0]) != len(vector):
                raise ValueError('a vector is cut short')

    return find
