package io.duban.gateway.joined;

import io.duban.gateway.route.RouteProperties;
import io.duban.kit.work.WorkKind;

import java.net.URI;

/** The services that give parts, in the order in which equals stand. */
enum Part {
    COMPLAINTS("complaint-service"),
    PROJECTS("project-service"),
    RANKINGS("ranking-service"),
    NOTICES("notification-service");

    private final String service;

    Part(String service) {
        this.service = service;
    }

    /** The service in which work of a kind waits. */
    static Part of(WorkKind kind) {
        return switch (kind) {
            case APPEAL, UNATTRIBUTED, WORK_ORDER -> COMPLAINTS;
            case MILESTONE, TASK, REVIEW, SUBMISSION, REQUEST -> PROJECTS;
            case SIGNATURE, RECEIPT, ANSWER, CLOSURE, FOLLOW_UP -> NOTICES;
        };
    }

    String service() {
        return service;
    }

    URI address(RouteProperties routes) {
        return switch (this) {
            case COMPLAINTS -> routes.complaintService();
            case PROJECTS -> routes.projectService();
            case RANKINGS -> routes.rankingService();
            case NOTICES -> routes.notificationService();
        };
    }
}
