# SPDX-License-Identifier: Apache-2.0
# Answers one JSON request per line as ClusterShell's NodeSet does: {"text": ..., "source": ..., "axis": ..., "split": ...}.
import json
import sys

from ClusterShell.NodeSet import RESOLVER_NOGROUP, NodeSet, NodeSetException, set_std_group_resolver
from ClusterShell.NodeUtils import GroupResolverConfig, GroupResolverError, GroupSourceError
from ClusterShell.RangeSet import RangeSet

set_std_group_resolver(GroupResolverConfig([sys.argv[1]]))


def answer(request):
    try:
        nodes = NodeSet(request["text"])
        folded = str(nodes)
        result = {"folded": folded, "names": list(nodes), "count": len(nodes)}
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
    except (NodeSetException, GroupResolverError, GroupSourceError):
        return {"error": True}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
