def portrait(seed, mood="morning"): return ""
