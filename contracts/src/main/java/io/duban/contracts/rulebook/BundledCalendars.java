package io.duban.contracts.rulebook;

import io.duban.contracts.period.WorkingDays;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** Reads the calendars that come with the program, {@code calendars/*.yaml}. */
public final class BundledCalendars {

    private BundledCalendars() {}

    /**
     * The calendar of the People's Republic of China: years as the State Council published them.
     */
    public static WorkingDays china() {
        return read("china");
    }

    private static WorkingDays read(String id) {
        try (InputStream in =
                BundledCalendars.class.getResourceAsStream("/calendars/" + id + ".yaml")) {
            if (in == null) {
                throw new NoSuchElementException("no calendar '" + id + "' is bundled");
            }
            List<Map<String, Object>> years =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return read(years);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkingDays read(List<Map<String, Object>> entries) {
        Set<Integer> years = new HashSet<>();
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        for (Map<String, Object> entry : entries) {
            int year = (Integer) entry.get("year");
            years.add(year);
            for (Object span : (List<?>) entry.get("holidays")) {
                String[] ends = span.toString().split("/", 2);
                day(year, ends[0]).datesUntil(day(year, ends[1]).plusDays(1)).forEach(off::add);
            }
            for (Object day : (List<?>) entry.get("worked")) {
                worked.add(day(year, day.toString()));
            }
        }
        return new WorkingDays(years, off, worked);
    }

    private static LocalDate day(int year, String monthAndDay) {
        return MonthDay.parse("--" + monthAndDay).atYear(year);
    }
}
