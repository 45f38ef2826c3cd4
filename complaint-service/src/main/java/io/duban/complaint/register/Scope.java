package io.duban.complaint.register;

import com.mongodb.client.model.Filters;

import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.problem.ProblemException;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.List;

/** How far a key reaches (数据范围): what of estates and complaints it may see. */
public sealed interface Scope {

    /** Refuses whoever does not reach all of the city. */
    void requireWholeCity();

    /** Whether a document with the fields {@code county}, {@code street}, {@code company} is in. */
    boolean covers(Document document);

    boolean covers(EstateProfile estate);

    /** What narrows a query to it. */
    List<Bson> filters();

    /** Everything (全市). */
    record WholeCity() implements Scope {

        @Override
        public void requireWholeCity() {
            // It does.
        }

        @Override
        public boolean covers(Document document) {
            return true;
        }

        @Override
        public boolean covers(EstateProfile estate) {
            return true;
        }

        @Override
        public List<Bson> filters() {
            return List.of();
        }
    }

    /**
     * What belongs to one body or company.
     *
     * @param field of a document that names it: {@code county}, {@code street} or {@code company}
     */
    record OneBody(String field, String code) implements Scope {

        @Override
        public void requireWholeCity() {
            throw ProblemException.forbidden("The key is scoped to '" + code + "'.");
        }

        @Override
        public boolean covers(Document document) {
            return code.equals(document.getString(field));
        }

        @Override
        public boolean covers(EstateProfile estate) {
            return covers(EstateDocument.write(estate));
        }

        @Override
        public List<Bson> filters() {
            return List.of(Filters.eq(field, code));
        }
    }
}
