package io.duban.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The city of the demonstration: real divisions, generated estates and companies. */
final class DemoCity {

    private static final int ESTATES = 2_600;
    private static final int COMPANIES = 180;
    private static final String[] COMPANY_NAMES = {"安泽", "和畅", "铭居", "众邻", "瑞庭", "盛园", "佳禾", "同心"};
    private static final String[] KINDS = {"花园", "家园", "雅苑", "小区", "新城", "嘉园", "名郡", "公馆"};
    private static final double TAIL = 1.35;

    /** A body of the register. */
    record Body(String code, String parent, String level, String kind, String name) {}

    /**
     * A generated estate.
     *
     * @param weight how many complaints it draws, relative to the others
     */
    record Estate(
            String id, String name, String street, int households, int company, double weight) {}

    private final List<Body> bodies;
    private final List<Estate> estates;

    DemoCity(long seed) {
        bodies = readBodies();
        estates = generate(new SplittableRandom(seed), bodies, communities());
    }

    List<Body> bodies() {
        return bodies;
    }

    List<Estate> estates() {
        return estates;
    }

    static String companyId(int company) {
        return "demo-company-%03d".formatted(company);
    }

    static String companyName(int company) {
        return "%s物业%03d号(演示)".formatted(COMPANY_NAMES[company % COMPANY_NAMES.length], company);
    }

    private static List<Estate> generate(
            SplittableRandom random, List<Body> bodies, Map<String, List<String>> communities) {
        List<Body> streets = weightedStreets(bodies);
        List<Estate> estates = new ArrayList<>(ESTATES);
        for (int i = 0; i < ESTATES; i++) {
            Body street = streets.get(random.nextInt(streets.size()));
            List<String> near = communities.getOrDefault(street.code(), List.of(street.name()));
            String place = near.get(random.nextInt(near.size()));
            String kind = KINDS[random.nextInt(KINDS.length)];
            // A Pareto tail: a few estates draw most complaints, as hotlines everywhere report.
            double weight = Math.pow(1 - random.nextDouble(), -1 / TAIL);
            estates.add(
                    new Estate(
                            "E%05d".formatted(i + 1),
                            "%s%s%d期".formatted(place, kind, 1 + random.nextInt(3)),
                            street.code(),
                            120 + random.nextInt(2_800),
                            random.nextInt(COMPANIES),
                            Math.min(weight, 60)));
        }
        return estates;
    }

    /** Most estates lie in the 街道 of the districts, some in towns. */
    private static List<Body> weightedStreets(List<Body> bodies) {
        List<Body> weighted = new ArrayList<>();
        for (Body body : bodies) {
            if (body.level().equals("street")) {
                int times = body.kind().equals("街道") ? 12 : 1;
                for (int i = 0; i < times; i++) {
                    weighted.add(body);
                }
            }
        }
        return weighted;
    }

    private static List<Body> readBodies() {
        return rows("/demo/divisions.csv").stream()
                .map(it -> new Body(it[0], it[1], it[2], it[3], it[4]))
                .toList();
    }

    private static Map<String, List<String>> communities() {
        Map<String, List<String>> byStreet = new LinkedHashMap<>();
        rows("/demo/communities.csv")
                .forEach(it -> byStreet.computeIfAbsent(it[1], _ -> new ArrayList<>()).add(it[2]));
        return byStreet;
    }

    private static List<String[]> rows(String resource) {
        try (InputStream in = DemoCity.class.getResourceAsStream(resource);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(it -> it.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
