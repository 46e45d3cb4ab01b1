"""What a holder registers in advance, after logging in; no code of a letter leads here."""

from typing import Final
from uuid import UUID

from starlette.responses import Response

from foundation.inbox import Conflict
from notifier.enrolment.addresses import AddressFault, UnfitAddress, read_address
from notifier.enrolment.drop_address import drop_address
from notifier.enrolment.enrol import enrol
from notifier.enrolment.erase_enrolment import erase_enrolment
from notifier.enrolment.give_address import Given, give_address
from notifier.enrolment.kinds import AddressKind, FirstWay
from notifier.enrolment.store import Wishes
from notifier.enrolment.verify_address import Checked, verify_address
from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.registered import Holder, holder_of, objections_of, registered
from notifier.reply.front.typed_child import NotAChild, child_typed
from notifier.reply.front.visit import Instead, Route, Visit, onward
from notifier.reply.object_beforehand import object_beforehand
from notifier.reply.pages import forms
from notifier.reply.pages.enrol_states import EnrolSlip, Notice
from notifier.reply.pages.forms import Address
from notifier.reply.pages.states import Over, SessionOver, View
from notifier.reply.wish_silence import end_silence, wish_silence
from notifier.reply.withdraw_answer import withdraw_answer

_FAULTS: Final = {
    AddressFault.MISSING: EnrolSlip.ADDRESS_MISSING,
    AddressFault.NOT_AN_ADDRESS: EnrolSlip.NOT_AN_ADDRESS,
    AddressFault.NOT_A_NUMBER: EnrolSlip.NOT_A_NUMBER,
    AddressFault.NOT_MOBILE: EnrolSlip.NOT_MOBILE,
}
_LONGEST: Final = 254


def show(desk: ReplyDesk, visit: Visit) -> View | Response:
    """All that stands; first to the login, for whoever came without."""
    if visit.reading is None or visit.reading.reader.holder is None:
        return onward(f"{Address.LOG_IN}?{forms.BACK_PARAMETER}={Address.ENROL}")
    asked = visit.query.get(forms.NOTICE_PARAMETER, "")
    notice = Notice(asked) if asked in set(Notice) else None
    return registered(desk, visit, holder_of(desk, visit), notice=notice)


def save_wishes(desk: ReplyDesk, visit: Visit) -> Response:
    """How this holder would like to be told."""
    way = visit.typed(forms.WAY_FIELD)
    if way not in {"", *FirstWay}:
        raise Instead(SessionOver(Over.FORM))
    large = visit.typed(forms.LARGE_FIELD) == "ja"
    wishes = Wishes(FirstWay(way) if way else None, large_print=large)
    enrol(desk.service, holder_of(desk, visit).index, wishes)
    return _done(Notice.SAVED)


def give_or_drop(desk: ReplyDesk, visit: Visit) -> Response:
    """An address for hints: a code goes there first."""
    holder, kind = holder_of(desk, visit), _kind(desk, visit)
    if visit.typed(forms.DO_FIELD) == forms.DO_DROP:
        drop_address(desk.service, holder.index, kind)
        return _done(Notice.DROPPED)
    typed, place = visit.typed(forms.ADDRESS_FIELD)[: _LONGEST + 1], f"adres-{kind}"
    try:
        address = read_address(kind, typed)
    except UnfitAddress as unfit:
        slip = _FAULTS[unfit.fault]
        raise _slipped(desk, visit, holder, slip, place, typed[:_LONGEST]) from None
    if give_address(desk.service, holder.index, kind, address) is Given.TOO_MANY_CODES:
        raise _slipped(desk, visit, holder, EnrolSlip.TOO_MANY_CODES, place)
    return _done(Notice.CODE_SENT)


def type_code(desk: ReplyDesk, visit: Visit) -> Response:
    """That the address is this holder's."""
    holder, kind = holder_of(desk, visit), _kind(desk, visit)
    match verify_address(
        desk.service, holder.index, kind, visit.typed(forms.ADDRESS_CODE_FIELD)[:_LONGEST]
    ):
        case Checked.VERIFIED:
            return _done(Notice.CONFIRMED)
        case Checked.WRONG:
            slip = EnrolSlip.CODE_WRONG
        case Checked.OVER:
            slip = EnrolSlip.CODE_OVER
    raise _slipped(desk, visit, holder, slip, f"code-{kind}")


def object_or_take_back(desk: ReplyDesk, visit: Visit) -> Response:
    """To departures of a child, or of any; nothing tells whether we know the child."""
    holder = holder_of(desk, visit)
    if visit.typed(forms.DO_FIELD) == forms.DO_DROP:
        mine = {str(one.id): one.id for one in objections_of(desk, holder)}
        chosen: UUID | None = mine.get(visit.typed(forms.OBJECTION_FIELD))
        if chosen is None:
            raise Instead(SessionOver(Over.FORM))
        withdraw_answer(desk.service, chosen, sender=desk.service.sender_oin)
        return _done(Notice.TAKEN_BACK)
    typed = visit.typed(forms.CHILD_FIELD)
    try:
        child = child_typed(typed, test_mode=desk.settings.test_mode)
    except NotAChild:
        slip = EnrolSlip.CHILD_NUMBER
        raise _slipped(desk, visit, holder, slip, "kind", typed[:_LONGEST]) from None
    form = f"{visit.read_by.id}/{visit.typed(forms.ONCE_FIELD)[:64]}"
    received = object_beforehand(desk.service, holder.bsn, child, form=form)
    if isinstance(received, Conflict):
        # The same form with another number in it: the first stands, and a new form is there.
        raise Instead(SessionOver(Over.FORM))
    return _done(Notice.OBJECTED)


def silence_or_not(desk: ReplyDesk, visit: Visit) -> Response:
    """Never to be told (S43), or to be told again."""
    holder = holder_of(desk, visit)
    if visit.typed(forms.DO_FIELD) == forms.DO_DROP:
        end_silence(desk.service, holder.indexes)
        return _done(Notice.UNSILENCED)
    if visit.typed(forms.SURE_FIELD) != "ja":
        raise _slipped(desk, visit, holder, EnrolSlip.NOT_TICKED, "zeker")
    test_mode = desk.settings.test_mode
    wish_silence(desk.service, holder.bsn, holder.indexes, test_mode=test_mode)
    return _done(Notice.SILENCED)


def erase(desk: ReplyDesk, visit: Visit) -> Response:
    """Wishes and addresses; an objection is taken back by itself."""
    erase_enrolment(desk.service, holder_of(desk, visit).index)
    return _done(Notice.ERASED)


def _kind(desk: ReplyDesk, visit: Visit) -> AddressKind:
    given = visit.typed(forms.KIND_FIELD)
    if given not in set(desk.service.hints.channels):
        raise Instead(SessionOver(Over.FORM))
    return AddressKind(given)


def _slipped(  # noqa: PLR0917 - what the page needs to show a mistake
    desk: ReplyDesk, visit: Visit, holder: Holder, slip: EnrolSlip, place: str, typed: str = ""
) -> Instead:
    return Instead(registered(desk, visit, holder, slip=slip, place=place, typed=typed))


def _done(notice: Notice) -> Response:
    return onward(f"{Address.ENROL}?{forms.NOTICE_PARAMETER}={notice}")


ENROL_ROUTES: Final = (
    Route("GET", Address.ENROL, show),
    Route("POST", Address.ENROL, save_wishes, reads=True),
    Route("POST", Address.ENROL_ADDRESS, give_or_drop, reads=True),
    Route("POST", Address.ENROL_CODE, type_code, reads=True),
    Route("POST", Address.ENROL_OBJECT, object_or_take_back, reads=True),
    Route("POST", Address.ENROL_SILENCE, silence_or_not, reads=True),
    Route("POST", Address.ENROL_ERASE, erase, reads=True),
)
"""Only where one can log in."""
