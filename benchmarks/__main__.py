"""`make bench`: every benchmark, one after another."""

from benchmarks import claims, detection, pdf_speed, speed

if __name__ == "__main__":
    speed.main([])
    pdf_speed.main([])
    detection.main([])
    claims.main([])
