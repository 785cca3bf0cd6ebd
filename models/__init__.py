"""Tables, values, and the rules one row can keep alone."""

from models.audit import AuditEntry
from models.base import Base
from models.conversation import Conversation
from models.correction import Correction
from models.group import EnrolmentCode, Group, GroupMember, HeardCount, MemberCount
from models.inbound_event import InboundEvent
from models.incident import Incident
from models.job_run import JobRun
from models.loose_message import LooseMessage
from models.outbound_message import OutboundMessage
from models.person import Identity, Person, PersonDistrict
from models.tip import Attachment, Tip, TipChange, TipMessage, Tombstone

__all__ = [
    "Attachment",
    "AuditEntry",
    "Base",
    "Conversation",
    "Correction",
    "EnrolmentCode",
    "Group",
    "GroupMember",
    "HeardCount",
    "Identity",
    "InboundEvent",
    "Incident",
    "JobRun",
    "LooseMessage",
    "MemberCount",
    "OutboundMessage",
    "Person",
    "PersonDistrict",
    "Tip",
    "TipChange",
    "TipMessage",
    "Tombstone",
]
