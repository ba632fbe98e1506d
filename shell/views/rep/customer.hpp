#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// Thirty seconds before the door: who it is, what is noted, what happened; and the start of a
// visit.
void draw_customer(View& view, const Rect& rect);

// The field of the customer's notes, edited where it stands.
void draw_customer_notes(View& view, const sync::RowView& customer);
// What happened at this customer's, newest first.
void draw_contacts(View& view, const Id& customer);
// Name, phone, address and the like, each with its label.
void draw_customer_details(View& view, const Fields& customer);

}  // namespace huifang::shell
