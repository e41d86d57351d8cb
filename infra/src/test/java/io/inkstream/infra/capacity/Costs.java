package io.inkstream.infra.capacity;

import io.inkstream.infra.Repository;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What one page was measured to cost: {@code infra/capacity/costs.properties}. */
record Costs(Properties values) {
    static Costs measured() {
        Properties values = new Properties();
        try {
            values.load(new StringReader(Repository.read("infra/capacity/costs.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Costs(values);
    }

    /** A measured figure or a price. */
    double of(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("infra/capacity/costs.properties has no " + name);
        }
        return Double.parseDouble(value.strip());
    }

    /** CPU seconds of a service per page. */
    double cpuSeconds(String service) {
        return of("cpu.ms." + service) / 1000;
    }
}
