package io.duban.complaint.register;

import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;

import org.bson.Document;

/** Between an estate and its document. */
final class EstateDocument {

    private EstateDocument() {}

    static EstateProfile read(Document document) {
        return new EstateProfile(
                document.getString("_id"),
                document.getString("name"),
                party(document, "street"),
                party(document, "county"),
                document.getInteger("households"),
                party(document, "company"),
                document.getString("manager"));
    }

    static Document write(EstateProfile estate) {
        return new Document("_id", estate.estateId())
                .append("name", estate.name())
                .append("street", estate.street().id())
                .append("streetName", estate.street().name())
                .append("county", estate.county().id())
                .append("countyName", estate.county().name())
                .append("households", estate.households())
                .append("company", estate.company().id())
                .append("companyName", estate.company().name())
                .append("manager", estate.manager());
    }

    private static Party party(Document document, String field) {
        return new Party(document.getString(field), document.getString(field + "Name"));
    }
}
