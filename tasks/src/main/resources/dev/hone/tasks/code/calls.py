

def _hone_calls():
    import json
    import sys

    def plain(value):
        if isinstance(value, (set, frozenset)):
            return sorted(value, key=repr)
        return repr(value)

    out = sys.__stdout__
    for i, arguments in enumerate(json.loads(@CALLS@)):
        try:
            told = {"result": globals()["@FUNCTION@"](*arguments)}
            text = json.dumps(told, default=plain)
        except BaseException as e:
            text = json.dumps({"error": type(e).__name__ + ": " + str(e)[:100]})
        out.write("\n@MARK@ %d %s\n" % (i, text))
        out.flush()


_hone_calls()
