#!/usr/bin/env python3
"""tigang under Spark: a folder or file of articles, one JSON object a line, to a new folder of digests, one a line.

    pip install pyspark                                   (and a Java that it runs on)
    python3 docs/batch_spark.py articles.jsonl digests [PATH OF tigang]

Each partition goes through one tigang, whose answers come in the order of its lines; read in the order of their names, the
files of the folder hold all answers in the order of the articles. Nothing is written outside the folder.
"""

import os
import shlex
import shutil
import sys

from pyspark import SparkConf, SparkContext


def main(source, target, tigang="tigang"):
    program = shutil.which(tigang)
    if program is None:
        sys.exit(f"{tigang} is not there; name its path as the third argument")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    settings = SparkConf().setMaster(f"local[{cores}]").setAppName("tigang")
    # A tigang keeps all cores busy, so a task that pipes through one asks for all of them: one at a time on a machine.
    settings.set("spark.task.cpus", str(cores))
    settings.set("spark.ui.enabled", "false")
    with SparkContext(conf=settings) as spark:
        articles = spark.textFile(source)
        # checkCode: a tigang that was killed fails its task, which Spark then tries again. A bad line is answered with an
        # error and fails nothing.
        digests = articles.pipe(f"{shlex.quote(os.path.abspath(program))} --jsonl", checkCode=True)
        digests.saveAsTextFile(target)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
