package io.duban.complaint.query;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.register.RegisterNames;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.security.Caller;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows complaints with the names of what they belong to, and with the time that is left. */
@Component
public class ComplaintViews {

    private final RegisterNames names;
    private final BusinessCalendar calendar;

    ComplaintViews(RegisterNames names, BusinessCalendar calendar) {
        this.names = names;
        this.calendar = calendar;
    }

    /** The complaint as this caller may see it. */
    public ComplaintView of(Document complaint, Caller viewer) {
        return of(List.of(complaint), viewer).getFirst();
    }

    /** All of them, in their order. */
    List<ComplaintView> of(List<Document> complaints, Caller viewer) {
        Set<String> ids =
                complaints.stream()
                        .map(it -> it.getString(ComplaintDocument.ESTATE))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        Map<String, EstateProfile> estates = names.estates(ids);
        LocalDate today = calendar.today();
        return complaints.stream()
                .map(
                        it ->
                                ComplaintView.of(
                                        it,
                                        viewer,
                                        owner(it, estates.get(it.getString("estate"))),
                                        today))
                .toList();
    }

    /** What it belonged to when it was charged (ADR 0031), by what that is called now. */
    private ComplaintView.Owner owner(Document complaint, EstateProfile estate) {
        String street = complaint.getString(ComplaintDocument.STREET);
        String county = complaint.getString(ComplaintDocument.COUNTY);
        String company = complaint.getString(ComplaintDocument.COMPANY);
        boolean same = estate != null && estate.company().id().equals(company);
        return new ComplaintView.Owner(
                estate == null ? null : estate.name(),
                street == null ? null : names.body(street).name(),
                county == null ? null : names.body(county).name(),
                company == null ? null : same ? estate.company() : names.company(company));
    }
}
