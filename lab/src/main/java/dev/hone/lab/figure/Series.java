package dev.hone.lab.figure;

import java.util.List;

/// Points that belong together, joined by a line where there are several.
public record Series(String name, List<Point> points) {
    public Series {
        points = List.copyOf(points);
    }
}
