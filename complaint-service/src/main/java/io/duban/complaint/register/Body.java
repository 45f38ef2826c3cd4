package io.duban.complaint.register;

import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Party;

import org.bson.Document;

/**
 * A body of the city (机构).
 *
 * @param parent code of the body above; absent for the city itself
 * @param kind what it calls itself: 街道, 镇, 县, 管委会 …; absent when it does not matter
 */
record Body(String code, BodyLevel level, String name, String parent, String kind) {

    static Body of(Document document) {
        return new Body(
                document.getString("_id"),
                BodyLevel.BY_WIRE.get(document.getString("level")),
                document.getString("name"),
                document.getString("parent"),
                document.getString("kind"));
    }

    Document toDocument() {
        return new Document("_id", code)
                .append("level", level.wire())
                .append("name", name)
                .append("parent", parent)
                .append("kind", kind);
    }

    BodyProfile profile() {
        return new BodyProfile(code, level, name, parent, kind);
    }

    Party party() {
        return new Party(code, name);
    }
}
