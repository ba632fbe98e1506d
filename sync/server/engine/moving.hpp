#pragma once

#include "sync/server/engine/judging.hpp"

namespace huifang::server {

// When the owner or unit of a root row has changed, its whole aggregate goes to the book that is
// now its own, under the act's sequence, and both books are told. Costs as much as the aggregate is
// large.
Status move_if_needed(Workplace& place, const Act& act, const VersionedRow& root);

// Brings the grants of every user to what the directory says now: ended ones end at `seq`, new ones
// and those with other rights begin there.
Status refresh_grants(Workplace& place, sync::Sequence seq);

}  // namespace huifang::server
