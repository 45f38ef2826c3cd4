package io.duban.complaint.attribution;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.life.Change;
import io.duban.complaint.life.Finality;
import io.duban.complaint.life.Lives;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.version.IfMatch;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** Charges a complaint to an estate: one atomic write, and two events of one version. */
@Component
class Attribution {

    private static final String REGISTERED = "estate registered";
    private static final String REGISTER = "register";

    private final Lives lives;
    private final Finality finality;

    Attribution(Lives lives, Finality finality) {
        this.lives = lives;
        this.finality = finality;
    }

    /**
     * Charges the complaint to the estate, as an official orders; a complaint that is there already
     * stays as it is.
     *
     * @param by the key with which it was ordered
     * @param match on which versions the order rests
     * @return the complaint as it then is
     * @throws io.duban.kit.problem.ProblemException 404 when the ticket is not known, 409 when its
     *     month is final, 412 when it is another version
     */
    Document attribute(
            String ticketNo, EstateProfile estate, String reason, String by, IfMatch match) {
        return finality.write(
                () ->
                        lives.change(
                                ticketNo,
                                by,
                                match,
                                complaint -> {
                                    if (isOf(complaint, estate)) {
                                        return Optional.empty();
                                    }
                                    finality.require(complaint);
                                    return Optional.of(move(complaint, estate, reason));
                                }));
    }

    /**
     * Charges a complaint to the estate that it named, once that is registered, and also in a final
     * month, which no complaint changes any more (ADR 0092). One that was charged elsewhere
     * meanwhile stays there.
     */
    void arrived(String ticketNo, EstateProfile estate) {
        lives.change(
                ticketNo,
                REGISTER,
                IfMatch.none(),
                complaint ->
                        complaint.containsKey(ComplaintDocument.UNATTRIBUTED)
                                ? Optional.of(move(complaint, estate, REGISTERED))
                                : Optional.empty());
    }

    private static boolean isOf(Document complaint, EstateProfile estate) {
        return estate.estateId().equals(complaint.getString(ComplaintDocument.ESTATE));
    }

    private static Change move(Document complaint, EstateProfile estate, String reason) {
        Change change = Change.of("estate").without(ComplaintDocument.UNATTRIBUTED);
        ComplaintDocument.attribution(estate).forEach(change::with);
        return change.telling("from", complaint.getString(ComplaintDocument.ESTATE))
                .telling("to", estate.estateId())
                .telling("reason", reason);
    }
}
