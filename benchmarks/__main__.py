"""`make bench`: every benchmark, one after another."""

from benchmarks import (
    audited,
    check_quality,
    claims,
    detection,
    fuzz,
    long_lines,
    pdf_speed,
    publish_speed,
    round_trip,
    scan,
    speed,
)

if __name__ == "__main__":
    speed.main([])
    pdf_speed.main([])
    detection.main([])
    scan.main(["--dpi", "200", "--pages", "1"])  # without limits it takes a quarter of an hour
    claims.main([])
    check_quality.main(["--count", "1"])
    audited.main([])
    publish_speed.main(["--departments", "10"])  # a tenth of a county
    round_trip.main(["--count", "2"])
    fuzz.main(["--seconds", "60"])
    long_lines.main(["--places", "10"])
