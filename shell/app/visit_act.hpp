#pragma once

#include <optional>

#include "core/rules/finding.hpp"
#include "core/rules/policies.hpp"
#include "shell/app/models/models.hpp"
#include "shell/app/speech.hpp"
#include "shell/app/visit_draft.hpp"
#include "sync/client/replica.hpp"
#include "sync/client/transaction.hpp"

namespace huifang::shell {

// The one transaction that a finished draft becomes: made on site, written up and submitted
// together, or corrected and submitted again. Nothing while the visit it goes on from is still
// being read.
std::optional<sync::Transaction> visit_act(const VisitDraft& draft, const Id& rep,
                                           sync::Replica& replica);

// What the sheet still lacks, field by field; the rules are the catalog's, the office asks them
// again.
Findings missing_in(const VisitDraft& draft, const Id& rep, const Policies& policies);

// What a visit holds, as a draft to go on with.
VisitDraft draft_of_fields(const Fields& visit);

// When the customer's grade asks for the visit after that of the draft, to be used in this frame.
const NextVisit& next_visit_of(const VisitDraft& draft, Models& models, const Speech& say);

// Puts the next date that the customer's grade asks for into the draft, as long as nobody chose
// one.
void propose_next_date(VisitDraft& draft, Models& models, const Speech& say);

}  // namespace huifang::shell
