"""A command → what it cost, as one line of JSON: `python -I -S once.py LOG COMMAND…`.

Started by `measure` for each run. The kernel counts the memory of the process that starts a command as the command's
own until the command is loaded: this one is small, whatever the benchmark itself holds.
"""

import json
import os
import sys
import time


def main() -> None:
    """Run the command to its end; user and system time are those of all processes it started and waited for."""
    log, *command = sys.argv[1:]
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    began = time.perf_counter()
    process = os.posix_spawnp(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)]
    )
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    cost = {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024, "code": code}
    sys.stdout.write(json.dumps(cost) + "\n")


main()
