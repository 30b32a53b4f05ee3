package dev.hone.training.export;

import java.util.ArrayList;
import java.util.List;

/// A column of a Parquet file: its name and what its cells hold.
public record ParquetColumn(String name, Kind kind) {
    /// What cells hold, as Java gives it.
    public enum Kind {
        /// A `String`.
        TEXT(6, Shape.REQUIRED),
        /// An `Integer`.
        INTEGER(1, Shape.REQUIRED),
        /// A `Long`.
        LONG(2, Shape.REQUIRED),
        /// A `Double`.
        NUMBER(5, Shape.REQUIRED),
        /// An `OptionalDouble`.
        MAYBE_NUMBER(5, Shape.OPTIONAL),
        /// An `int[]`.
        INTEGERS(1, Shape.LIST),
        /// A `float[]`.
        FLOATS(4, Shape.LIST);

        /// The format's number of the physical type.
        final int type;

        final Shape shape;

        Kind(int type, Shape shape) {
            this.type = type;
            this.shape = shape;
        }
    }

    /// How many values a cell holds: one, none or one, any number.
    enum Shape {
        REQUIRED,
        OPTIONAL,
        LIST
    }

    private static final int UTF8 = 0;
    private static final int LIST_OF = 3;

    /// The elements of the file's schema, depth first.
    List<ThriftStruct> schema() {
        List<ThriftStruct> elements = new ArrayList<>();
        switch (kind.shape) {
            case REQUIRED -> elements.add(value(name, 0));
            case OPTIONAL -> elements.add(value(name, 1));
            case LIST -> {
                elements.add(new ThriftStruct().i32(3, 0).text(4, name).i32(5, 1).i32(6, LIST_OF)
                        .struct(10, new ThriftStruct().struct(3, new ThriftStruct())));
                elements.add(new ThriftStruct().i32(3, 2).text(4, "list").i32(5, 1));
                elements.add(value("element", 0));
            }
        }
        return elements;
    }

    private ThriftStruct value(String leaf, int repetition) {
        ThriftStruct element = new ThriftStruct().i32(1, kind.type).i32(3, repetition).text(4, leaf);
        return kind == Kind.TEXT
                ? element.i32(6, UTF8).struct(10, new ThriftStruct().struct(1, new ThriftStruct()))
                : element;
    }

    List<String> path() {
        return kind.shape == Shape.LIST ? List.of(name, "list", "element") : List.of(name);
    }
}
