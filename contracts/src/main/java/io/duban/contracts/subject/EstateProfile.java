package io.duban.contracts.subject;

import java.util.Objects;

/**
 * What the register says of an estate (物业服务项目) at one moment.
 *
 * @param households number of households (户数), at least 0
 * @param manager name of the estate manager (项目经理), absent when the post is vacant
 * @param company the property company (物业企业) under contract
 */
public record EstateProfile(
        String estateId,
        String name,
        Party street,
        Party county,
        int households,
        Party company,
        String manager) {

    public EstateProfile {
        Objects.requireNonNull(estateId, "estateId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(street, "street");
        Objects.requireNonNull(county, "county");
        Objects.requireNonNull(company, "company");
        if (households < 0) {
            throw new IllegalArgumentException(
                    "households must be at least 0 but is " + households);
        }
    }

    /** The same estate, as its street and county are now. */
    public EstateProfile in(Party itsStreet, Party itsCounty) {
        return new EstateProfile(
                estateId, name, itsStreet, itsCounty, households, company, manager);
    }

    public Subject subject() {
        return Subject.estate(estateId, name);
    }
}
