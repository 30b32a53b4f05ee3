package dev.hone.training.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A connection, with as little ceremony as the index needs.
record Sql(Connection connection) implements AutoCloseable {
    /// Makes something of a row.
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    void run(String statement) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute(statement);
        }
    }

    void run(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement s = prepared(statement, values)) {
            s.executeUpdate();
        }
    }

    <T> List<T> list(String query, Row<T> row, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement s = prepared(query, values); ResultSet rows = s.executeQuery()) {
            while (rows.next()) {
                found.add(row.of(rows));
            }
        }
        return found;
    }

    PreparedStatement prepared(String statement, @Nullable Object... values) throws SQLException {
        PreparedStatement s = connection.prepareStatement(statement);
        bind(s, values);
        return s;
    }

    static void bind(PreparedStatement s, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof OptionalDouble d) {
                s.setObject(i + 1, d.isPresent() ? d.getAsDouble() : null);
            } else {
                s.setObject(i + 1, value);
            }
        }
    }

    static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
