"""`make bench`: every benchmark, one after another."""

from benchmarks import detection, speed

if __name__ == "__main__":
    speed.main([])
    detection.main([])
