"""Measures a peer: python3 measure.py <script> <arguments as JSON>, started by harness/case-process.ts.

The script defines `prepare(arguments)`, which makes the input and returns the call to time, or that and an untimed check
of its last result; both may return a dictionary of numbers. `LIBRARIES` in the script names the modules whose versions are recorded. Answers are lines of
JSON on the channel in NODE_CHANNEL_FD; every line that comes in asks for one round.
"""
import importlib.util
import json
import math
import os
import platform
import resource
import socket
import sys
import time
import traceback


def cpu_seconds():
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def peak_bytes():
    return 1024 * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def resident_bytes():
    with open('/proc/self/statm') as statm:
        return int(statm.read().split()[1]) * os.sysconf('SC_PAGE_SIZE')


def measure(call, check, calls):
    cpu, start = cpu_seconds(), time.perf_counter()
    for _ in range(calls):
        measures = call()
    wall = (time.perf_counter() - start) / calls
    reply = {'cpuSeconds': (cpu_seconds() - cpu) / calls, 'wallSeconds': wall, 'peakBytes': peak_bytes()}
    measures = {**(measures or {}), **(check() if check else {})}
    return {**reply, 'measures': measures} if measures else reply


def find_calls(call, check, shortest):
    calls = 1
    while True:
        reply = measure(call, check, calls)
        wanted = math.ceil(shortest / max(reply['wallSeconds'], 1e-9))
        if wanted <= calls:
            return calls, reply
        calls = min(wanted, 10 * calls)


def versions(names):
    found = {'python': platform.python_version()}
    for name in names:
        found[name] = sys.modules[name].__version__
    try:
        from threadpoolctl import threadpool_info
    except ModuleNotFoundError:
        return found
    for pool in threadpool_info():
        parts = [pool.get('version'), pool.get('architecture'), f"{pool['num_threads']} threads"]
        found[f"{pool['internal_api']} ({os.path.basename(pool['filepath']).split('-')[0]})"] = ' '.join(part for part in parts if isinstance(part, str))
    return found


def main():
    channel = socket.socket(fileno=int(os.environ['NODE_CHANNEL_FD'])).makefile('rw')

    def reply(message):
        channel.write(json.dumps(message) + '\n')
        channel.flush()

    try:
        specification = importlib.util.spec_from_file_location('peer', sys.argv[1])
        peer = importlib.util.module_from_spec(specification)
        try:
            specification.loader.exec_module(peer)
        except ModuleNotFoundError as missing:
            reply({'skip': f'there is no Python module {missing.name}'})
            return
        arguments = json.loads(sys.argv[2])
        prepared = peer.prepare(arguments)
        call, check = prepared if isinstance(prepared, tuple) else (prepared, None)
        reply({'preparedBytes': resident_bytes(), 'libraries': versions(getattr(peer, 'LIBRARIES', []))})
        calls = 0 if arguments['warmUp'] else 1
        for request in channel:
            if calls:
                reply(measure(call, check, calls))
            else:
                calls, found = find_calls(call, check, json.loads(request)['shortestSeconds'])
                reply(found)
    except Exception:
        reply({'failure': traceback.format_exc()})


main()
