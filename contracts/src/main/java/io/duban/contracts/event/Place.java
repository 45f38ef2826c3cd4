package io.duban.contracts.event;

import io.duban.contracts.Identifiers;

/**
 * Where a complaint belongs (归属): codes of the county (县区), the street (街道) and the property
 * company (物业企业) of the estate that is charged, as they were when the fact was told.
 */
public record Place(String county, String street, String company) {

    public Place {
        Identifiers.require("county", county);
        Identifiers.require("street", street);
        Identifiers.require("company", company);
    }
}
