"""The rota: who is on call when. Everybody enters themselves; a lead plans; two people may swap."""

from typing import Final
from uuid import UUID

from sqlalchemy import Connection
from starlette.responses import Response

from foundation.correlation import current_correlation_id
from notifier.oncall.change_rota import CannotPlan, Obstacle, add_shift, remove_shift, undo
from notifier.oncall.colleagues import (
    NotOnTheList,
    StillOnCall,
    colleague_of,
    join_list,
    keep_phone,
    leave_list,
)
from notifier.oncall.swap_shift import answer_swap, ask_swap
from notifier.oncall.try_call import try_call
from notifier.review.case.acting import subject_of
from notifier.review.case.fields import Fields
from notifier.review.desk import Desk
from notifier.review.duty.rota_form import Unfit, one_id, read_label, read_phone, read_shift
from notifier.review.duty.rota_frame import ROTA, do_on_rota, me_on_list, rota_page
from notifier.review.visit import Route, Visit
from notifier.service import CALL_PEOPLE
from notifier.staff.roles import Role


def rota(desk: Desk, visit: Visit) -> Response:
    """The page. Of whoever opens it is kept whether their provider calls them a lead."""
    return rota_page(desk, visit, Fields(), {}, status=200)


def join(desk: Desk, visit: Visit) -> Response:
    """On the list, or another label or number."""

    def act(connection: Connection, fields: Fields) -> tuple[str, str]:
        label, phone = read_label(fields), read_phone(fields)
        keyring, subject = desk.service.keyring, subject_of(visit)
        known = colleague_of(connection, keyring, subject)
        found = join_list(
            connection,
            keyring,
            subject,
            label=label,
            phone=phone or keep_phone(connection, keyring, known),
            lead=Role.LEAD in visit.roles,
            now=visit.now,
        )
        return f"collega:{found}", "aanmelden"

    return do_on_rota(desk, visit, act)


def leave(desk: Desk, visit: Visit) -> Response:
    """Off the list; the number is forgotten."""

    def act(connection: Connection, fields: Fields) -> tuple[str, str]:
        del fields
        try:
            found = leave_list(connection, subject_of(visit), now=visit.now)
        except StillOnCall:
            raise Unfit({"": "still_on_call"}) from None
        except NotOnTheList:
            raise Unfit({"": "not_listed"}) from None
        return f"collega:{found}", "afmelden"

    return do_on_rota(desk, visit, act)


def try_it(desk: Desk, visit: Visit) -> Response:
    """A test call to oneself."""

    def act(connection: Connection, fields: Fields) -> tuple[str, str]:
        del fields
        me = me_on_list(desk, visit, connection)
        phone = b"known" if me.phone_end is not None else None
        if not desk.service.on_call.reaches(phone):
            raise Unfit({"": "no_channel"})
        call_id = try_call(
            connection, me.id, correlation_id=current_correlation_id(), now=visit.now
        )
        return f"oproep:{call_id}", "proef"

    answer = do_on_rota(desk, visit, act)
    desk.service.ring(CALL_PEOPLE, UUID(int=0))
    return answer


def add(desk: Desk, visit: Visit) -> Response:
    """A lead puts somebody on the rota."""

    def act(connection: Connection, fields: Fields) -> tuple[str, str]:
        who, place, starts_at, ends_at = read_shift(fields)
        found = add_shift(
            connection,
            colleague_id=who,
            place=place,
            starts_at=starts_at,
            ends_at=ends_at,
            by=subject_of(visit),
            now=visit.now,
        )
        return f"dienst:{found}", "toevoegen"

    return do_on_rota(desk, visit, act)


def remove(desk: Desk, visit: Visit) -> Response:
    """A lead takes a shift off the rota."""

    def act(connection: Connection, fields: Fields) -> tuple[str, str]:
        del fields
        shift_id: UUID = visit.params["id"]
        remove_shift(connection, shift_id, by=subject_of(visit), now=visit.now)
        return f"dienst:{shift_id}", "weghalen"

    return do_on_rota(desk, visit, act)


def undo_last(desk: Desk, visit: Visit) -> Response:
    """A lead undoes what they did last."""

    def act(connection: Connection, fields: Fields) -> tuple[str, str]:
        del fields
        shift_id: UUID = visit.params["id"]
        undo(connection, shift_id, by=subject_of(visit), now=visit.now)
        return f"dienst:{shift_id}", "ongedaan"

    return do_on_rota(desk, visit, act)


def ask(desk: Desk, visit: Visit) -> Response:
    """Ask a colleague to take one's own shift."""

    def act(connection: Connection, fields: Fields) -> tuple[str, str]:
        of, _, back = fields.one("aan").partition("/")
        whom, back_id = one_id(of), one_id(back)
        if whom is None or (back and back_id is None):
            raise CannotPlan(Obstacle.NOT_ON_LIST)
        me = me_on_list(desk, visit, connection)
        shift_id: UUID = visit.params["id"]
        found = ask_swap(connection, shift_id, by=me.id, of=whom, back_id=back_id, now=visit.now)
        return f"ruil:{found}", "ruilen"

    return do_on_rota(desk, visit, act)


def answer(desk: Desk, visit: Visit) -> Response:
    """Say yes or no to a colleague, or take one's own question back."""

    def act(connection: Connection, fields: Fields) -> tuple[str, str]:
        agree = fields.one("antwoord") == "ja"
        me, swap_id = me_on_list(desk, visit, connection), visit.params["id"]
        answer_swap(connection, swap_id, by=me.id, agree=agree, now=visit.now)
        return f"ruil:{swap_id}", "ja" if agree else "nee"

    return do_on_rota(desk, visit, act)


ROTA_ROUTES: Final = (
    Route("rota", "GET", ROTA, rota),
    Route("rota_join", "POST", f"{ROTA}/aanmelden", join),
    Route("rota_leave", "POST", f"{ROTA}/afmelden", leave),
    Route("rota_try", "POST", f"{ROTA}/proef", try_it),
    Route("rota_add", "POST", f"{ROTA}/toevoegen", add),
    Route("rota_remove", "POST", f"{ROTA}/{{id:uuid}}/weghalen", remove),
    Route("rota_undo", "POST", f"{ROTA}/{{id:uuid}}/ongedaan", undo_last),
    Route("swap_ask", "POST", f"{ROTA}/{{id:uuid}}/ruilen", ask),
    Route("swap_answer", "POST", f"{ROTA}/ruil/{{id:uuid}}", answer),
)
