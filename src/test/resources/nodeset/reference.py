# SPDX-License-Identifier: Apache-2.0
# Answers one JSON request per line: {"text": ...} as ClusterShell's NodeSet, {"argv": [...]} as its nodeset command.
import contextlib
import io
import json
import sys

from ClusterShell.CLI import Nodeset
from ClusterShell.NodeSet import RESOLVER_NOGROUP, NodeSet, NodeSetException, set_std_group_resolver
from ClusterShell.NodeUtils import GroupResolverConfig, GroupResolverError, GroupSourceError
from ClusterShell.RangeSet import RangeSet


def evaluate(request):
    nodes = NodeSet(request["text"])
    result = {"folded": str(nodes), "names": list(nodes), "count": len(nodes)}
    if "split" in request:
        result["split"] = [str(part) for part in nodes.split(request["split"])]
        result["contiguous"] = [str(part) for part in nodes.contiguous()]
    if "slice" in request:
        names = list(nodes)
        chosen = [names[i] for i in RangeSet(request["slice"]).intiter() if i < len(names)]
        result["slice"] = str(NodeSet.fromlist(chosen, resolver=RESOLVER_NOGROUP))
    if "axis" in request:
        axis = request["axis"]
        nodes.fold_axis = [int(axis)] if axis.startswith("-") else [i - 1 for i in RangeSet(axis).intiter()]
        result["axis"] = str(nodes)
    return result


def command(request, config):
    sys.argv = ["nodeset", "--groupsconf", config] + request["argv"]
    standard_input, sys.stdin = sys.stdin, io.StringIO(request.get("stdin", ""))
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            Nodeset.main()
    except SystemExit as end:
        if end.code:
            return {"error": True}
    finally:
        sys.stdin = standard_input
    return {"output": output.getvalue()}


def answer(request, config):
    if "argv" in request:
        return command(request, config)
    try:
        return evaluate(request)
    except (NodeSetException, GroupResolverError, GroupSourceError):
        return {"error": True}


set_std_group_resolver(GroupResolverConfig([sys.argv[1]]))
requests = [json.loads(line) for line in sys.stdin]
config_file = sys.argv[1]
for each in requests:
    print(json.dumps(answer(each, config_file)), flush=True)
