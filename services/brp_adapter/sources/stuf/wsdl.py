"""The WSDL of what we take: one operation of the official service OntvangAsynchroon.

The XSDs of StUF are not ours to hand out. The locations are those of the official package, so that
this file, saved as ``bg0310/mutatie/vertrekmelding.wsdl`` in it, finds them.
"""

from xml.sax.saxutils import quoteattr

from brp_adapter.sources.stuf.names import ACTION, BG, STUF

_WSDL = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:BG="{bg}" xmlns:StUF="{stuf}"
    xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    name="Vertrekmelding" targetNamespace="{bg}">
  <documentation>Neemt npsLk01 van StUF-BG 3.10 aan. Sla dit bestand op als
    bg0310/mutatie/vertrekmelding.wsdl in het pakket van StUF-BG 3.10 (patch 32 of later), dat de
    XSD's bevat.</documentation>
  <types>
    <xs:schema>
      <xs:import namespace="{bg}" schemaLocation="bg0310_msg_mutatie.xsd"/>
    </xs:schema>
    <xs:schema>
      <xs:import namespace="{stuf}" schemaLocation="bg0310_msg_stuf_mutatie.xsd"/>
    </xs:schema>
  </types>
  <message name="npsLk01"><part name="body" element="BG:npsLk01"/></message>
  <message name="Bv03"><part name="body" element="StUF:Bv03Bericht"/></message>
  <message name="Fo03"><part name="body" element="StUF:Fo03Bericht"/></message>
  <portType name="OntvangAsynchroon">
    <operation name="npsLk01">
      <input message="BG:npsLk01"/>
      <output message="BG:Bv03"/>
      <fault name="fout" message="BG:Fo03"/>
    </operation>
  </portType>
  <binding name="SOAPOntvangAsynchroon" type="BG:OntvangAsynchroon">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="npsLk01">
      <soap:operation soapAction="{action}"/>
      <input><soap:body use="literal"/></input>
      <output><soap:body use="literal"/></output>
      <fault name="fout"><soap:fault name="fout" use="literal"/></fault>
    </operation>
  </binding>
  <service name="OntvangAsynchroon">
    <port name="OntvangAsynchroon" binding="BG:SOAPOntvangAsynchroon">
      <soap:address location={address}/>
    </port>
  </service>
</definitions>
"""


def wsdl(address: str) -> bytes:
    """``address`` is where messages are sent to."""
    told = _WSDL.format(bg=BG, stuf=STUF, action=ACTION, address=quoteattr(address))
    return told.encode()
