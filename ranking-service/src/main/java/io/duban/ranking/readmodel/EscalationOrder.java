package io.duban.ranking.readmodel;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import io.duban.contracts.WireName;

import org.bson.conversions.Bson;

import java.util.Locale;

/** How a list of escalations is ordered: by the day on which each was raised (last). */
public enum EscalationOrder implements WireName {
    OLDEST,
    NEWEST;

    private static final int DAY = "2022-06-30".length();

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    Bson by(String day, String order) {
        return this == OLDEST ? Sorts.ascending(day, order) : Sorts.descending(day, order);
    }

    /**
     * What comes behind a place. The day alone is a range of the index, the rest is left out of it.
     *
     * @param place {@link ArchivedEscalation#place}
     */
    Bson after(String day, String order, String place) {
        String on = place.substring(0, DAY);
        String rest = place.substring(DAY + 1);
        return this == OLDEST
                ? Filters.and(
                        Filters.gte(day, on),
                        Filters.or(Filters.gt(day, on), Filters.gt(order, rest)))
                : Filters.and(
                        Filters.lte(day, on),
                        Filters.or(Filters.lt(day, on), Filters.lt(order, rest)));
    }
}
