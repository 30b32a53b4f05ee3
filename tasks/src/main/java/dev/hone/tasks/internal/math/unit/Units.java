package dev.hone.tasks.internal.math.unit;

import dev.hone.tasks.verifiers.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The units by name. Names of up to three letters are taken as they are written, longer ones in capitals or not.
public final class Units {
    // @formatter:off
    /// Names | dimensions | how many base units.
    private static final String TABLE = """
        m meter meters metre metres | length 1 | 1
        km kilometer kilometers kilometre kilometres | length 1 | 1000
        dm decimeter decimeters | length 1 | 0.1
        cm centimeter centimeters centimetre centimetres | length 1 | 0.01
        mm millimeter millimeters millimetre millimetres | length 1 | 0.001
        um micrometer micrometers micron microns | length 1 | 0.000001
        nm nanometer nanometers | length 1 | 0.000000001
        in inch inches | length 1 | 0.0254
        ft foot feet | length 1 | 0.3048
        yd yds yard yards | length 1 | 0.9144
        mi mile miles | length 1 | 1609.344
        acre acres | length 2 | 4046.8564224
        ha hectare hectares | length 2 | 10000
        L l liter liters litre litres | length 3 | 0.001
        mL ml milliliter milliliters millilitre millilitres cc | length 3 | 0.000001
        gal gallon gallons | length 3 | 0.003785411784
        qt quart quarts | length 3 | 0.000946352946
        pt pint pints | length 3 | 0.000473176473
        cup cups | length 3 | 0.0002365882365
        tbsp tablespoon tablespoons | length 3 | 0.00001478676478125
        tsp teaspoon teaspoons | length 3 | 0.00000492892159375
        kg kilogram kilograms kilo kilos | mass 1 | 1
        g gram grams | mass 1 | 0.001
        mg milligram milligrams | mass 1 | 0.000001
        t ton tons tonne tonnes | mass 1 | 1000
        lb lbs pound pounds | mass 1 | 0.45359237
        oz ounce ounces | mass 1 | 0.028349523125
        s sec secs second seconds | time 1 | 1
        ms millisecond milliseconds | time 1 | 0.001
        min mins minute minutes | time 1 | 60
        h hr hrs hour hours | time 1 | 3600
        day days | time 1 | 86400
        week weeks | time 1 | 604800
        month months | months 1 | 1
        yr yrs year years | months 1 | 12
        decade decades | months 1 | 120
        century centuries | months 1 | 1200
        N newton newtons | mass 1 length 1 time -2 | 1
        J joule joules | mass 1 length 2 time -2 | 1
        kJ kilojoule kilojoules | mass 1 length 2 time -2 | 1000
        W watt watts | mass 1 length 2 time -3 | 1
        kW kilowatt kilowatts | mass 1 length 2 time -3 | 1000
        kWh | mass 1 length 2 time -2 | 3600000
        eV | mass 1 length 2 time -2 | 0.0000000000000000001602176634
        Pa pascal pascals | mass 1 length -1 time -2 | 1
        kPa kilopascal kilopascals | mass 1 length -1 time -2 | 1000
        atm | mass 1 length -1 time -2 | 101325
        Hz hertz | time -1 | 1
        kHz | time -1 | 1000
        MHz | time -1 | 1000000
        mph | length 1 time -1 | 0.44704
        kph kmh | length 1 time -1 | 0.27777777777777777778
        A amp amps ampere amperes | current 1 | 1
        mA | current 1 | 0.001
        V volt volts | mass 1 length 2 time -3 current -1 | 1
        ohm ohms \u03a9 | mass 1 length 2 time -3 current -2 | 1
        C coulomb coulombs | current 1 time 1 | 1
        F farad farads | current 2 time 4 mass -1 length -2 | 1
        T tesla | mass 1 time -2 current -1 | 1
        mol mole moles | amount 1 | 1
        K kelvin kelvins | kelvin 1 | 1
        celsius | celsius 1 | 1
        fahrenheit | fahrenheit 1 | 1
        degree degrees deg degs | degree 1 | 1
        rad radian radians rads | radian 1 | 1
        bit bits | data 1 | 1
        byte bytes B | data 1 | 8
        kB KB kilobyte kilobytes | data 1 | 8000
        MB megabyte megabytes | data 1 | 8000000
        GB gigabyte gigabytes | data 1 | 8000000000
        dollar dollars usd bucks | dollar 1 | 1
        cent cents \u00a2 | dollar 1 | 0.01
        euro euros eur | euro 1 | 1
        gbp sterling | sterling 1 | 1
        penny pence | sterling 1 | 0.01
        yen jpy | yen 1 | 1
        rupee rupees inr rs | rupee 1 | 1
        dozen dozens | | 12
        """;
    // @formatter:on
    private static final int SHORT = 3;
    private static final Map<String, Unit> BY_NAME = byName();

    private Units() {}

    /// The unit with this name.
    public static Optional<Unit> named(String name) {
        Unit exact = BY_NAME.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        String small = name.toLowerCase(Locale.ROOT);
        return name.length() > SHORT || name.equals("USD") || name.equals("EUR") || name.equals("GBP")
                ? Optional.ofNullable(BY_NAME.get(small))
                : Optional.empty();
    }

    /// The unit of a currency's sign.
    public static Optional<Unit> currency(char sign) {
        return switch (sign) {
            case '$' -> named("dollar");
            case '\u20ac' -> named("euro");
            case '\u00a3' -> named("sterling");
            case '\u00a5' -> named("yen");
            case '\u20b9' -> named("rupee");
            default -> Optional.empty();
        };
    }

    private static Map<String, Unit> byName() {
        Map<String, Unit> all = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            List<String> cells = new ArrayList<>();
            for (String cell : line.split("\\|", -1)) {
                cells.add(cell.strip());
            }
            Map<String, Integer> dimensions = new HashMap<>();
            String[] words = cells.get(1).isEmpty() ? new String[0] : cells.get(1).split(" ", -1);
            for (int i = 0; i < words.length; i += 2) {
                dimensions.put(words[i], Integer.parseInt(words[i + 1]));
            }
            var factor = new BigDecimal(cells.get(2));
            var unit = new Unit(dimensions, Quantity.decimal(factor.unscaledValue(), factor.scale()));
            for (String name : cells.get(0).split(" ", -1)) {
                all.put(name, unit);
            }
        }
        return Map.copyOf(all);
    }
}
