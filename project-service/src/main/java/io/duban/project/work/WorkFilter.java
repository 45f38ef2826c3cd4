package io.duban.project.work;

import com.mongodb.client.model.Filters;

import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which work is asked for.
 *
 * @param counties codes of counties, of each of which it must be; none for all
 * @param from by the end of which day it is due at the earliest; absent for the beginning
 * @param due by the end of which day it is due; absent for whenever
 * @param decides the key of whoever decides for the city; absent for whoever does not
 * @param today the business day that is open
 */
record WorkFilter(
        List<String> counties,
        Optional<LocalDate> from,
        Optional<LocalDate> due,
        Optional<String> decides,
        LocalDate today) {

    WorkFilter {
        counties = List.copyOf(counties);
    }

    /** The same between two days, both included. */
    WorkFilter between(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new WorkFilter(counties, first, last, decides, today);
    }

    boolean isOf(String county) {
        return counties.stream().allMatch(county::equals);
    }

    boolean isDue(LocalDate day) {
        return from.filter(day::isBefore).isEmpty() && due.filter(day::isAfter).isEmpty();
    }

    boolean isOverdue(LocalDate day) {
        return day.isBefore(today);
    }

    /** The first day that matters, after a place. */
    String fromDay(Place after) {
        String earliest = from.map(LocalDate::toString).orElse("");
        return earliest.compareTo(after.due()) > 0 ? earliest : after.due();
    }

    List<Bson> ofCounties(String field) {
        List<Bson> all = new ArrayList<>();
        counties.forEach(it -> all.add(Filters.eq(field, it)));
        return all;
    }

    /** Of documents that are one item each, from a place on; that one may be among them. */
    List<Bson> of(String countyField, String dueField, Place after) {
        List<Bson> all = ofCounties(countyField);
        all.add(Filters.gte(dueField, fromDay(after)));
        due.ifPresent(it -> all.add(Filters.lte(dueField, it.toString())));
        if (!after.id().isEmpty()) {
            all.add(Filters.or(Filters.gt(dueField, after.due()), Filters.gte("_id", after.id())));
        }
        return all;
    }
}
